use gatehouse_contract::Timestamp;
use sqlx::{AnyConnection, Row};

use crate::problem::Outcome;

/// A signing key as it is stored: the private key sealed, the certificate as PEM.
pub(crate) struct StoredSigningKey {
    pub private_key: String,
    pub certificate: String,
}

pub(crate) async fn find(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Option<StoredSigningKey>> {
    let row =
        sqlx::query("SELECT private_key, certificate FROM signing_key WHERE organization_id = $1");
    let Some(row) = row.bind(organization_id).fetch_optional(db).await? else { return Ok(None) };
    let (private_key, certificate) = (row.try_get(0)?, row.try_get(1)?);
    Ok(Some(StoredSigningKey { private_key, certificate }))
}

/// Stores a key, unless there is one already.
pub(crate) async fn create(
    db: &mut AnyConnection,
    organization_id: &str,
    key: &StoredSigningKey,
    now: Timestamp,
) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO signing_key (organization_id, private_key, certificate, created_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (organization_id) DO NOTHING",
    )
    .bind(organization_id)
    .bind(&key.private_key)
    .bind(&key.certificate)
    .bind(now.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}
