use gatehouse_contract::saml::{Attempt, AttemptReport};
use sqlx::{AnyConnection, Row};

use super::kind_word;
use crate::problem::{Outcome, Refusal};

/// How many attempts are listed, and how many of each kind are kept: strangers who send worthless
/// responses push no test out.
const KEPT: i64 = 20;

/// Stores an attempt, and deletes the oldest of its kind when there are too many.
pub(crate) async fn create(
    db: &mut AnyConnection,
    organization_id: &str,
    report: &AttemptReport,
) -> Outcome<()> {
    let attempt = &report.attempt;
    sqlx::query(
        "INSERT INTO saml_attempt (id, organization_id, kind, happened_at, attempt, report) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&attempt.id)
    .bind(organization_id)
    .bind(kind_word(attempt.kind))
    .bind(attempt.at.unix_millis())
    .bind(serde_json::to_string(attempt).map_err(Refusal::fault)?)
    .bind(serde_json::to_string(report).map_err(Refusal::fault)?)
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "DELETE FROM saml_attempt WHERE organization_id = $1 AND kind = $2 AND id NOT IN \
         (SELECT id FROM saml_attempt WHERE organization_id = $1 AND kind = $2 \
         ORDER BY id DESC LIMIT $3)",
    )
    .bind(organization_id)
    .bind(kind_word(attempt.kind))
    .bind(KEPT)
    .execute(db)
    .await?;
    Ok(())
}

/// The last attempts, the newest first.
pub(crate) async fn last(db: &mut AnyConnection, organization_id: &str) -> Outcome<Vec<Attempt>> {
    let rows = sqlx::query(
        "SELECT attempt FROM saml_attempt WHERE organization_id = $1 ORDER BY id DESC LIMIT $2",
    );
    let rows = rows.bind(organization_id).bind(KEPT).fetch_all(db).await?;
    let read = |json: &str| serde_json::from_str(json).map_err(Refusal::fault);
    rows.iter().map(|row| read(row.try_get(0)?)).collect()
}

/// One attempt in full.
pub(crate) async fn find(
    db: &mut AnyConnection,
    organization_id: &str,
    id: &str,
) -> Outcome<Option<AttemptReport>> {
    let row = sqlx::query("SELECT report FROM saml_attempt WHERE organization_id = $1 AND id = $2");
    let row = row.bind(organization_id).bind(id).fetch_optional(db).await?;
    let read = |json: &str| serde_json::from_str(json).map_err(Refusal::fault);
    row.map(|row| read(row.try_get(0)?)).transpose()
}
