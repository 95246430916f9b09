use gatehouse_contract::Timestamp;
use sqlx::{AnyConnection, Row};

use super::person::StoredPerson;
use crate::problem::{Outcome, Refusal};

/// How a session began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BeganWith {
    Password,
    Sso,
}

impl BeganWith {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Sso => "sso",
        }
    }
}

/// A session as it is stored: known by the hash of its token alone.
#[derive(Clone, Debug)]
pub(crate) struct StoredSession {
    pub token_hash: String,
    pub created_at: Timestamp,
    pub used_at: Timestamp,
    pub proven_until: Option<Timestamp>,
    pub began_with: BeganWith,
    /// When it ends although it is used.
    pub ends_at: Option<Timestamp>,
}

/// The session with this token, and whose it is.
pub(crate) async fn find(
    db: &mut AnyConnection,
    token_hash: &str,
) -> Outcome<Option<(StoredSession, StoredPerson)>> {
    let row = sqlx::query(
        "SELECT s.created_at, s.used_at, s.proven_until, s.began_with, s.ends_at, p.id, p.organization_id, p.name, \
         p.email, p.role, p.factor, p.last_seen_at \
         FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1",
    );
    let Some(row) = row.bind(token_hash).fetch_optional(db).await? else { return Ok(None) };
    let session = StoredSession {
        token_hash: token_hash.to_owned(),
        created_at: moment(row.try_get(0)?)?,
        used_at: moment(row.try_get(1)?)?,
        proven_until: row.try_get::<Option<i64>, _>(2)?.map(moment).transpose()?,
        began_with: match row.try_get(3)? {
            "sso" => BeganWith::Sso,
            _ => BeganWith::Password,
        },
        ends_at: row.try_get::<Option<i64>, _>(4)?.map(moment).transpose()?,
    };
    Ok(Some((session, StoredPerson::read(&row)?)))
}

fn moment(millis: i64) -> Outcome<Timestamp> {
    Timestamp::from_unix_millis(millis).ok_or_else(|| Refusal::fault("a time out of range"))
}

pub(crate) async fn create(
    db: &mut AnyConnection,
    session: &StoredSession,
    person_id: &str,
) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO session (token_hash, person_id, created_at, used_at, proven_until, \
         began_with, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&session.token_hash)
    .bind(person_id)
    .bind(session.created_at.unix_millis())
    .bind(session.used_at.unix_millis())
    .bind(session.proven_until.map(Timestamp::unix_millis))
    .bind(session.began_with.word())
    .bind(session.ends_at.map(Timestamp::unix_millis))
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that the session and its person are in use.
pub(crate) async fn touch(
    db: &mut AnyConnection,
    token_hash: &str,
    person_id: &str,
    now: Timestamp,
) -> Outcome<()> {
    let session = sqlx::query("UPDATE session SET used_at = $2 WHERE token_hash = $1");
    session.bind(token_hash).bind(now.unix_millis()).execute(&mut *db).await?;
    let person = sqlx::query("UPDATE person SET last_seen_at = $2 WHERE id = $1");
    person.bind(person_id).bind(now.unix_millis()).execute(db).await?;
    Ok(())
}

pub(crate) async fn delete(db: &mut AnyConnection, token_hash: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM session WHERE token_hash = $1");
    delete.bind(token_hash).execute(db).await?;
    Ok(())
}

/// Lets the sessions that began with a password end at this moment, where a password does not sign
/// their people in any more while single sign-on is required (see `Role::keeps_password`).
pub(crate) async fn end_of_passwordless(
    db: &mut AnyConnection,
    organization_id: &str,
    at: Timestamp,
) -> Outcome<()> {
    sqlx::query(
        "UPDATE session SET ends_at = $2 WHERE began_with = 'password' AND person_id IN \
         (SELECT id FROM person WHERE organization_id = $1 AND role NOT IN ('owner', 'admin'))",
    )
    .bind(organization_id)
    .bind(at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Takes back what [`end_of_passwordless`] did, for sessions that have not ended.
pub(crate) async fn keep_of_passwordless(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<()> {
    sqlx::query(
        "UPDATE session SET ends_at = NULL WHERE began_with = 'password' AND person_id IN \
         (SELECT id FROM person WHERE organization_id = $1)",
    )
    .bind(organization_id)
    .execute(db)
    .await?;
    Ok(())
}

/// Ends every session of one person.
pub(crate) async fn delete_of_person(db: &mut AnyConnection, person_id: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM session WHERE person_id = $1");
    delete.bind(person_id).execute(db).await?;
    Ok(())
}

/// Deletes what has ended before these times.
pub(crate) async fn delete_ended(
    db: &mut AnyConnection,
    used_before: i64,
    created_before: i64,
    ended_before: i64,
) -> Outcome<()> {
    sqlx::query("DELETE FROM session WHERE used_at < $1 OR created_at < $2 OR ends_at < $3")
        .bind(used_before)
        .bind(created_before)
        .bind(ended_before)
        .execute(db)
        .await?;
    Ok(())
}
