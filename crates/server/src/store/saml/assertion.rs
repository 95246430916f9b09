use gatehouse_contract::Timestamp;
use gatehouse_saml::Assertion;
use sqlx::AnyConnection;

use crate::problem::Outcome;

/// Remembers that an assertion was used. Answers whether it was the first time (Profiles 4.1.4.5).
pub(crate) async fn remember(
    db: &mut AnyConnection,
    organization_id: &str,
    assertion: &Assertion,
) -> Outcome<bool> {
    let inserted = sqlx::query(
        "INSERT INTO saml_assertion (organization_id, issuer, assertion_id, expires_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(organization_id)
    .bind(&assertion.issuer)
    .bind(&assertion.id)
    .bind(assertion.expires.unix_millis())
    .execute(db)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// Forgets those that would be refused as expired.
pub(crate) async fn delete_expired(db: &mut AnyConnection, now: Timestamp) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM saml_assertion WHERE expires_at <= $1");
    delete.bind(now.unix_millis()).execute(db).await?;
    Ok(())
}
