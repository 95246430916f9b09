//! The roles that people ask for: the last request of each.

use gatehouse_contract::{AccessDecision, AccessRequests, OwnRequest, Person, Role, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::impact::count;
use super::person::{COLUMNS, StoredPerson, role_of_word, role_word};
use crate::problem::{Outcome, Refusal};

/// A request that nobody has decided yet.
pub(crate) struct StoredRequest {
    pub id: String,
    pub person: StoredPerson,
    pub role: Role,
    pub reason: String,
    pub asked_at: Timestamp,
}

/// Those that somebody else than the person `$2` has made.
const OPEN: &str = "FROM access_request r JOIN person p ON p.id = r.person_id \
     WHERE r.organization_id = $1 AND r.status = 'open' AND r.person_id <> $2";

fn role_and_time(row: &AnyRow, time: &str) -> Outcome<(Role, Timestamp)> {
    let broken = || Refusal::fault("a request's row cannot be read");
    let role = role_of_word(row.try_get("wanted")?).ok_or_else(broken)?;
    Ok((role, Timestamp::from_unix_millis(row.try_get(time)?).ok_or_else(broken)?))
}

fn read(row: &AnyRow) -> Outcome<StoredRequest> {
    let (role, asked_at) = role_and_time(row, "asked_at")?;
    Ok(StoredRequest {
        id: row.try_get("request_id")?,
        person: StoredPerson::read(row)?,
        role,
        reason: row.try_get("reason")?,
        asked_at,
    })
}

/// Stores a request, in place of the last one of its person.
pub(crate) async fn put(
    db: &mut AnyConnection,
    (id, organization_id): (&str, &str),
    person: &Person,
    request: &OwnRequest,
) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO access_request (id, organization_id, person_id, role, reason, asked_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (person_id) DO UPDATE SET id = $1, \
         role = $4, reason = $5, asked_at = $6, status = 'open', decided_by = NULL, \
         decided_at = NULL, note = NULL",
    )
    .bind(id)
    .bind(organization_id)
    .bind(&person.id)
    .bind(role_word(request.role))
    .bind(&request.reason)
    .bind(request.asked_at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// What a person has asked for last, and how that ended.
pub(crate) async fn of_person(
    db: &mut AnyConnection,
    person_id: &str,
) -> Outcome<(Option<OwnRequest>, Option<AccessDecision>)> {
    let row = sqlx::query(
        "SELECT role AS wanted, reason, asked_at, status, decided_by, decided_at, note \
         FROM access_request WHERE person_id = $1",
    );
    let Some(row) = row.bind(person_id).fetch_optional(db).await? else { return Ok((None, None)) };
    let status: String = row.try_get("status")?;
    if status == "open" {
        let (role, asked_at) = role_and_time(&row, "asked_at")?;
        return Ok((Some(OwnRequest { role, reason: row.try_get("reason")?, asked_at }), None));
    }
    let (role, at) = role_and_time(&row, "decided_at")?;
    let by = row.try_get::<Option<String>, _>("decided_by")?.unwrap_or_default();
    let granted = status == "granted";
    Ok((None, Some(AccessDecision { role, granted, by, at, note: row.try_get("note")? })))
}

/// How many requests of others than the viewer nobody has decided yet.
pub(crate) async fn count_open(
    db: &mut AnyConnection,
    organization_id: &str,
    viewer_id: &str,
) -> Outcome<u32> {
    let row = format!("SELECT COUNT(*) {OPEN}");
    let row = sqlx::query(AssertSqlSafe(row)).bind(organization_id).bind(viewer_id);
    let row = row.fetch_one(db).await?;
    Ok(count(row.try_get(0)?))
}

/// The first [`AccessRequests::PAGE`] of them, the oldest first.
pub(crate) async fn open(
    db: &mut AnyConnection,
    organization_id: &str,
    viewer_id: &str,
) -> Outcome<Vec<StoredRequest>> {
    let rows = format!(
        "SELECT {COLUMNS}, r.id AS request_id, r.role AS wanted, r.reason, r.asked_at {OPEN} \
         ORDER BY r.asked_at, r.id LIMIT $3"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(organization_id).bind(viewer_id);
    let rows = rows.bind(i64::from(AccessRequests::PAGE));
    rows.fetch_all(db).await?.iter().map(read).collect()
}

/// Selects the people of the organization `$1` whose requests [`open`] gives, and maybe the viewer.
pub(super) fn longest_asking() -> String {
    let page_beside_viewer = AccessRequests::PAGE + 1;
    format!(
        "SELECT r.person_id FROM access_request r WHERE r.organization_id = $1 \
         AND r.status = 'open' ORDER BY r.asked_at, r.id LIMIT {page_beside_viewer}"
    )
}

/// The one with this id, if nobody has decided it yet.
pub(crate) async fn find(
    db: &mut AnyConnection,
    organization_id: &str,
    viewer_id: &str,
    id: &str,
) -> Outcome<Option<StoredRequest>> {
    let row = format!(
        "SELECT {COLUMNS}, r.id AS request_id, r.role AS wanted, r.reason, r.asked_at {OPEN} \
         AND r.id = $3"
    );
    let row = sqlx::query(AssertSqlSafe(row)).bind(organization_id).bind(viewer_id).bind(id);
    row.fetch_optional(db).await?.as_ref().map(read).transpose()
}

/// Notes how the open request of a person ended.
pub(crate) async fn decide(
    db: &mut AnyConnection,
    person_id: &str,
    decision: &AccessDecision,
) -> Outcome<()> {
    let update = sqlx::query(
        "UPDATE access_request SET status = $2, role = $3, decided_by = $4, decided_at = $5, \
         note = $6 WHERE person_id = $1 AND status = 'open'",
    );
    update
        .bind(person_id)
        .bind(if decision.granted { "granted" } else { "declined" })
        .bind(role_word(decision.role))
        .bind(&decision.by)
        .bind(decision.at.unix_millis())
        .bind(&decision.note)
        .execute(db)
        .await?;
    Ok(())
}

/// Takes back what a person has asked for, if nobody has decided it yet. Answers whether there was
/// anything.
pub(crate) async fn withdraw(db: &mut AnyConnection, person_id: &str) -> Outcome<bool> {
    let delete = sqlx::query("DELETE FROM access_request WHERE person_id = $1 AND status = 'open'");
    Ok(delete.bind(person_id).execute(db).await?.rows_affected() == 1)
}
