use gatehouse_contract::Timestamp;
use gatehouse_saml::Assertion;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::problem::Outcome;
use crate::store::person::{COLUMNS, StoredPerson};

/// The person whom the issuer's name for somebody stands for.
pub(crate) async fn find(
    db: &mut AnyConnection,
    organization_id: &str,
    assertion: &Assertion,
) -> Outcome<Option<StoredPerson>> {
    let row = format!(
        "SELECT {COLUMNS} FROM saml_identity i JOIN person p ON p.id = i.person_id \
         WHERE i.organization_id = $1 AND i.issuer = $2 AND i.name_id_format = $3 \
         AND i.name_id = $4 AND p.organization_id = $1"
    );
    let row = sqlx::query(AssertSqlSafe(row))
        .bind(organization_id)
        .bind(&assertion.issuer)
        .bind(&assertion.name_id_format)
        .bind(&assertion.name_id)
        .fetch_optional(db)
        .await?;
    row.as_ref().map(StoredPerson::read).transpose()
}

/// Lets the issuer's name for somebody stand for a person from now on.
pub(crate) async fn create(
    db: &mut AnyConnection,
    person: &StoredPerson,
    assertion: &Assertion,
    now: Timestamp,
) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO saml_identity (organization_id, issuer, name_id_format, name_id, person_id, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&person.organization_id)
    .bind(&assertion.issuer)
    .bind(&assertion.name_id_format)
    .bind(&assertion.name_id)
    .bind(&person.person.id)
    .bind(now.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}
