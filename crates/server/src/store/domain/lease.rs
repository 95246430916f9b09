//! Whose turn it is to check a domain: a lease in the database, so that two servers do not ask the
//! same question, and that a server that is gone is waited for no longer than a minute.

use gatehouse_contract::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{StoredDomain, row};
use crate::problem::Outcome;
use crate::store::organization::IS_ACTIVE;

/// When the next check of any organization is due and not another server's.
pub(crate) async fn next_due(db: &mut AnyConnection) -> Outcome<Option<Timestamp>> {
    let sql = format!(
        "SELECT MIN(CASE WHEN leased_until > next_check_at THEN leased_until \
         ELSE next_check_at END) FROM domain WHERE {IS_ACTIVE}"
    );
    let due: Option<i64> = sqlx::query(AssertSqlSafe(sql)).fetch_one(db).await?.try_get(0)?;
    Ok(due.and_then(Timestamp::from_unix_millis))
}

/// Takes the check that has been due for longest, for this server alone until `until`.
pub(crate) async fn lease_due(
    db: &mut AnyConnection,
    now: Timestamp,
    until: Timestamp,
) -> Outcome<Option<StoredDomain>> {
    // The outer conditions are looked at again by whoever had to wait for the row.
    let lease = format!(
        "UPDATE domain SET leased_until = $2 WHERE id = (SELECT id FROM domain \
         WHERE next_check_at <= $1 AND leased_until <= $1 AND {IS_ACTIVE} \
         ORDER BY next_check_at, id LIMIT 1) \
         AND next_check_at <= $1 AND leased_until <= $1 RETURNING *"
    );
    let leased = sqlx::query(AssertSqlSafe(lease));
    let leased =
        leased.bind(now.unix_millis()).bind(until.unix_millis()).fetch_optional(db).await?;
    leased.as_ref().map(row::read).transpose()
}

/// Takes the check of one domain whether it is due or not, unless somebody is at it.
pub(crate) async fn lease(
    db: &mut AnyConnection,
    id: &str,
    now: Timestamp,
    until: Timestamp,
) -> Outcome<bool> {
    let lease =
        sqlx::query("UPDATE domain SET leased_until = $3 WHERE id = $1 AND leased_until <= $2");
    let lease = lease.bind(id).bind(now.unix_millis()).bind(until.unix_millis());
    Ok(lease.execute(db).await?.rows_affected() == 1)
}
