use gatehouse_contract::Timestamp;
use sqlx::{AnyConnection, Row};

use crate::problem::Outcome;

/// The verified domains, in alphabetical order.
pub(crate) async fn verified(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Vec<String>> {
    let rows = sqlx::query(
        "SELECT name FROM domain WHERE organization_id = $1 AND verified_at IS NOT NULL \
         ORDER BY name",
    );
    let rows = rows.bind(organization_id).fetch_all(db).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Stores a domain as verified.
pub(crate) async fn create_verified(
    db: &mut AnyConnection,
    organization_id: &str,
    name: &str,
    now: Timestamp,
) -> Outcome<()> {
    sqlx::query("INSERT INTO domain (organization_id, name, verified_at) VALUES ($1, $2, $3)")
        .bind(organization_id)
        .bind(name)
        .bind(now.unix_millis())
        .execute(db)
        .await?;
    Ok(())
}
