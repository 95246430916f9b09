//! The outbox as it is stored.

use gatehouse_contract::{Person, Timestamp};
use sqlx::{AnyConnection, Row};

use crate::mail::Letter;
use crate::owner::new_id;
use crate::problem::{Outcome, Refusal};

/// A letter that a server has taken out to deliver it.
pub(crate) struct StoredMail {
    pub id: String,
    pub name: String,
    pub email: String,
    /// The letter as JSON.
    pub letter: String,
    pub created_at: Timestamp,
    /// How often it was taken, this time included.
    pub tries: i64,
}

/// Puts a letter in. Answers whether it is the first with this key; any is, without one.
pub(crate) async fn create(
    db: &mut AnyConnection,
    organization_id: &str,
    to: &Person,
    letter: &Letter,
    dedupe_key: Option<&str>,
    now: Timestamp,
) -> Outcome<bool> {
    let insert = sqlx::query(
        "INSERT INTO mail (id, organization_id, dedupe_key, recipient_name, recipient_email, \
         subject, letter, created_at, next_try_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) \
         ON CONFLICT (dedupe_key) DO NOTHING",
    )
    .bind(new_id())
    .bind(organization_id)
    .bind(dedupe_key)
    .bind(&to.name)
    .bind(&to.email)
    .bind(&letter.subject)
    .bind(serde_json::to_string(letter).map_err(Refusal::fault)?)
    .bind(now.unix_millis());
    Ok(insert.execute(db).await?.rows_affected() == 1)
}

/// When the next letter is due.
pub(crate) async fn next_due(db: &mut AnyConnection) -> Outcome<Option<Timestamp>> {
    let row = sqlx::query("SELECT MIN(next_try_at) FROM mail").fetch_one(db).await?;
    Ok(row.try_get::<Option<i64>, _>(0)?.and_then(Timestamp::from_unix_millis))
}

/// Since when the oldest letter of an organization waits of those that could not be delivered.
pub(crate) async fn waiting_since(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Option<Timestamp>> {
    let row = sqlx::query(
        "SELECT MIN(created_at) FROM mail \
         WHERE organization_id = $1 AND next_try_at IS NOT NULL AND last_error IS NOT NULL",
    );
    let row = row.bind(organization_id).fetch_one(db).await?;
    Ok(row.try_get::<Option<i64>, _>(0)?.and_then(Timestamp::from_unix_millis))
}

/// Takes the letter that has been due for longest, for this server alone until `until`.
pub(crate) async fn take_due(
    db: &mut AnyConnection,
    now: Timestamp,
    until: Timestamp,
) -> Outcome<Option<StoredMail>> {
    // The outer condition is looked at again by whoever had to wait for the row.
    let row = sqlx::query(
        "UPDATE mail SET next_try_at = $2, tries = tries + 1 WHERE id = (SELECT id FROM mail \
         WHERE next_try_at <= $1 ORDER BY next_try_at, id LIMIT 1) AND next_try_at <= $1 \
         RETURNING id, recipient_name, recipient_email, letter, created_at, tries",
    );
    let row = row.bind(now.unix_millis()).bind(until.unix_millis()).fetch_optional(db).await?;
    let Some(row) = row else { return Ok(None) };
    let created_at = Timestamp::from_unix_millis(row.try_get("created_at")?);
    Ok(Some(StoredMail {
        id: row.try_get("id")?,
        name: row.try_get("recipient_name")?,
        email: row.try_get("recipient_email")?,
        letter: row.try_get("letter")?,
        created_at: created_at.ok_or_else(|| Refusal::fault("a time out of range"))?,
        tries: row.try_get("tries")?,
    }))
}

/// Notes that a letter was delivered, and forgets what it said.
pub(crate) async fn delivered(db: &mut AnyConnection, id: &str, now: Timestamp) -> Outcome<()> {
    let sent = sqlx::query(
        "UPDATE mail SET sent_at = $2, next_try_at = NULL, letter = NULL, last_error = NULL, \
         given_up_at = NULL WHERE id = $1",
    );
    sent.bind(id).bind(now.unix_millis()).execute(db).await?;
    Ok(())
}

/// Notes why a try has failed, and when the next is. Nothing, when another server has taken the
/// letter meanwhile.
pub(crate) async fn failed(
    db: &mut AnyConnection,
    mail: &StoredMail,
    error: &str,
    next: Timestamp,
) -> Outcome<()> {
    let failed = sqlx::query(
        "UPDATE mail SET last_error = $3, next_try_at = $4 \
         WHERE id = $1 AND tries = $2 AND next_try_at IS NOT NULL",
    );
    let failed = failed.bind(&mail.id).bind(mail.tries).bind(error).bind(next.unix_millis());
    failed.execute(db).await?;
    Ok(())
}

/// Notes that a letter is not tried again, and forgets what it said.
pub(crate) async fn given_up(
    db: &mut AnyConnection,
    mail: &StoredMail,
    error: &str,
    now: Timestamp,
) -> Outcome<()> {
    let given_up = sqlx::query(
        "UPDATE mail SET last_error = $3, given_up_at = $4, next_try_at = NULL, letter = NULL \
         WHERE id = $1 AND tries = $2 AND next_try_at IS NOT NULL",
    );
    let given_up = given_up.bind(&mail.id).bind(mail.tries).bind(error).bind(now.unix_millis());
    given_up.execute(db).await?;
    Ok(())
}

/// Deletes what was put in before this time and is on its way no more. Answers which letters.
pub(crate) async fn delete_old(db: &mut AnyConnection, before: Timestamp) -> Outcome<Vec<String>> {
    let delete = "DELETE FROM mail WHERE created_at < $1 AND next_try_at IS NULL RETURNING id";
    let rows = sqlx::query(delete).bind(before.unix_millis()).fetch_all(db).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Deletes all letters of an organization. Answers which.
pub(crate) async fn delete_of_organization(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Vec<String>> {
    let delete = "DELETE FROM mail WHERE organization_id = $1 RETURNING id";
    let rows = sqlx::query(delete).bind(organization_id).fetch_all(db).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}
