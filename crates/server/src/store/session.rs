pub(crate) use gatehouse_contract::BeganWith;
use gatehouse_contract::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::person::{COLUMNS, StoredPerson};
use super::policy::{DOMAIN_VERIFIED, KEEPS_PASSWORD};
use crate::problem::{Outcome, Refusal};

/// A session as it is stored: known by the hash of its token alone.
#[derive(Clone, Debug)]
pub(crate) struct StoredSession {
    pub token_hash: String,
    pub created_at: Timestamp,
    pub used_at: Timestamp,
    pub proven_until: Option<Timestamp>,
    pub began_with: BeganWith,
    /// When a second factor or a recovery code was accepted in it, if so.
    pub factor_at: Option<Timestamp>,
    /// When it ends although it is used, because the identity provider says so.
    pub ends_at: Option<Timestamp>,
    /// When it ends because its person may no longer sign in as it began.
    pub shut_out_at: Option<Timestamp>,
}

/// As it is stored.
fn word(began_with: BeganWith) -> &'static str {
    match began_with {
        BeganWith::Password => "password",
        BeganWith::Sso => "sso",
    }
}

/// The session with this token, and whose it is.
pub(crate) async fn find(
    db: &mut AnyConnection,
    token_hash: &str,
) -> Outcome<Option<(StoredSession, StoredPerson)>> {
    let row = format!(
        "SELECT s.created_at, s.used_at, s.proven_until, s.began_with, s.ends_at, s.shut_out_at, s.factor_at, \
         {COLUMNS} FROM session s JOIN person p ON p.id = s.person_id WHERE s.token_hash = $1"
    );
    let row = sqlx::query(AssertSqlSafe(row)).bind(token_hash).fetch_optional(db).await?;
    let Some(row) = row else { return Ok(None) };
    let perhaps = |column: usize| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
    let session = StoredSession {
        token_hash: token_hash.to_owned(),
        created_at: moment(row.try_get(0)?)?,
        used_at: moment(row.try_get(1)?)?,
        proven_until: perhaps(2)?,
        began_with: match row.try_get(3)? {
            "sso" => BeganWith::Sso,
            _ => BeganWith::Password,
        },
        ends_at: perhaps(4)?,
        shut_out_at: perhaps(5)?,
        factor_at: perhaps(6)?,
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
         began_with, ends_at, shut_out_at, factor_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&session.token_hash)
    .bind(person_id)
    .bind(session.created_at.unix_millis())
    .bind(session.used_at.unix_millis())
    .bind(session.proven_until.map(Timestamp::unix_millis))
    .bind(word(session.began_with))
    .bind(session.ends_at.map(Timestamp::unix_millis))
    .bind(session.shut_out_at.map(Timestamp::unix_millis))
    .bind(session.factor_at.map(Timestamp::unix_millis))
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that the session and its person are in use. The person first, as in every other change of
/// both: whoever takes them the other way round waits for each other without end.
pub(crate) async fn touch(
    db: &mut AnyConnection,
    token_hash: &str,
    person_id: &str,
    now: Timestamp,
) -> Outcome<()> {
    let person = sqlx::query("UPDATE person SET last_seen_at = $2 WHERE id = $1");
    person.bind(person_id).bind(now.unix_millis()).execute(&mut *db).await?;
    let session = sqlx::query("UPDATE session SET used_at = $2 WHERE token_hash = $1");
    session.bind(token_hash).bind(now.unix_millis()).execute(db).await?;
    Ok(())
}

pub(crate) async fn delete(db: &mut AnyConnection, token_hash: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM session WHERE token_hash = $1");
    delete.bind(token_hash).execute(db).await?;
    Ok(())
}

/// Lets the sessions that do not go on while single sign-on is required end at this moment, unless
/// they end already, and the others go on: what `SignInFacts::keeps_session` says, as SQL. What has
/// ended before `now` stays ended.
pub(crate) async fn shut_out(
    db: &mut AnyConnection,
    organization_id: &str,
    at: Timestamp,
    now: Timestamp,
) -> Outcome<()> {
    let update = format!(
        "UPDATE session SET shut_out_at = CASE WHEN EXISTS (SELECT 1 FROM person p \
         WHERE p.id = session.person_id \
         AND ({KEEPS_PASSWORD} OR (session.began_with = 'sso' AND {DOMAIN_VERIFIED}))) \
         THEN NULL ELSE COALESCE(shut_out_at, $2) END \
         WHERE (shut_out_at IS NULL OR shut_out_at >= $3) \
         AND person_id IN (SELECT id FROM person WHERE organization_id = $1)"
    );
    let update = sqlx::query(AssertSqlSafe(update));
    let update = update.bind(organization_id).bind(at.unix_millis()).bind(now.unix_millis());
    update.execute(db).await?;
    Ok(())
}

/// Takes back what [`shut_out`] did, for sessions that have not ended before this moment.
pub(crate) async fn let_in(
    db: &mut AnyConnection,
    organization_id: &str,
    from: Timestamp,
) -> Outcome<()> {
    let update = sqlx::query(
        "UPDATE session SET shut_out_at = NULL WHERE shut_out_at >= $2 AND person_id IN \
         (SELECT id FROM person WHERE organization_id = $1)",
    );
    update.bind(organization_id).bind(from.unix_millis()).execute(db).await?;
    Ok(())
}

/// Ends every session of one person.
pub(crate) async fn delete_of_person(db: &mut AnyConnection, person_id: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM session WHERE person_id = $1");
    delete.bind(person_id).execute(db).await?;
    Ok(())
}

/// Ends every session of one person but this one.
pub(crate) async fn delete_others(
    db: &mut AnyConnection,
    person_id: &str,
    token_hash: &str,
) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM session WHERE person_id = $1 AND token_hash <> $2");
    delete.bind(person_id).bind(token_hash).execute(db).await?;
    Ok(())
}

/// Deletes what has ended before these times.
pub(crate) async fn delete_ended(
    db: &mut AnyConnection,
    used_before: i64,
    created_before: i64,
    ended_before: i64,
) -> Outcome<()> {
    let delete = sqlx::query(
        "DELETE FROM session WHERE used_at < $1 OR created_at < $2 OR ends_at < $3 \
         OR shut_out_at < $3",
    );
    delete.bind(used_before).bind(created_before).bind(ended_before).execute(db).await?;
    Ok(())
}
