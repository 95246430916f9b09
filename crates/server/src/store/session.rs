pub(crate) use gatehouse_contract::BeganWith;
use gatehouse_contract::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::person::{self, StoredPerson};
use super::policy::{DOMAIN_VERIFIED, KEEPS_PASSWORD};
use crate::owner::new_id;
use crate::problem::{Outcome, Refusal};
use crate::request::Origin;
use crate::session::token::Token;

/// A session as it is stored: let in by the hash of its token alone.
#[derive(Clone, Debug)]
pub(crate) struct StoredSession {
    /// What its person knows it by. It stays when the token is another one.
    pub id: String,
    pub token_hash: String,
    pub created_at: Timestamp,
    pub used_at: Timestamp,
    /// Where it was used last.
    pub address: String,
    /// What the browser called itself when it signed in.
    pub user_agent: Option<String>,
    pub proven_until: Option<Timestamp>,
    pub began_with: BeganWith,
    /// When a second factor or a recovery code was accepted in it, if so.
    pub factor_at: Option<Timestamp>,
    /// When it ends although it is used, because the identity provider says so.
    pub ends_at: Option<Timestamp>,
    /// When it ends because its person may no longer sign in as it began.
    pub shut_out_at: Option<Timestamp>,
}

impl StoredSession {
    /// A session that begins with this request.
    pub(crate) fn begin(
        token: &Token,
        origin: &Origin,
        began_with: BeganWith,
        now: Timestamp,
    ) -> Self {
        Self {
            id: new_id(),
            token_hash: token.hash(),
            created_at: now,
            used_at: now,
            address: origin.address.to_string(),
            user_agent: origin.user_agent.clone(),
            proven_until: None,
            began_with,
            factor_at: None,
            ends_at: None,
            shut_out_at: None,
        }
    }

    /// Reads `COLUMNS`.
    fn read(row: &AnyRow) -> Outcome<Self> {
        let perhaps = |column| row.try_get::<Option<i64>, _>(column)?.map(moment).transpose();
        Ok(Self {
            id: row.try_get("session_id")?,
            token_hash: row.try_get("token_hash")?,
            created_at: moment(row.try_get("created_at")?)?,
            used_at: moment(row.try_get("used_at")?)?,
            address: row.try_get("address")?,
            user_agent: row.try_get("user_agent")?,
            proven_until: perhaps("proven_until")?,
            began_with: match row.try_get("began_with")? {
                "sso" => BeganWith::Sso,
                "passkey" => BeganWith::Passkey,
                _ => BeganWith::Password,
            },
            factor_at: perhaps("factor_at")?,
            ends_at: perhaps("ends_at")?,
            shut_out_at: perhaps("shut_out_at")?,
        })
    }
}

/// Of a `session` called `s`.
const COLUMNS: &str = "s.id AS session_id, s.token_hash, s.created_at, s.used_at, s.address, \
     s.user_agent, s.proven_until, s.began_with, s.ends_at, s.shut_out_at, \
     s.factor_at";

/// As it is stored.
fn word(began_with: BeganWith) -> &'static str {
    match began_with {
        BeganWith::Password => "password",
        BeganWith::Passkey => "passkey",
        BeganWith::Sso => "sso",
    }
}

/// The session with this token, and whose it is.
pub(crate) async fn find(
    db: &mut AnyConnection,
    token_hash: &str,
) -> Outcome<Option<(StoredSession, StoredPerson)>> {
    let select = format!(
        "SELECT {COLUMNS}, {} FROM session s JOIN person p ON p.id = s.person_id \
         WHERE s.token_hash = $1",
        person::COLUMNS
    );
    let row = sqlx::query(AssertSqlSafe(select)).bind(token_hash).fetch_optional(db).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((StoredSession::read(&row)?, StoredPerson::read(&row)?)))
}

/// The sessions of one person, ended ones too: the one that was used last comes first.
pub(crate) async fn of_person(
    db: &mut AnyConnection,
    person_id: &str,
) -> Outcome<Vec<StoredSession>> {
    let select = format!(
        "SELECT {COLUMNS} FROM session s WHERE s.person_id = $1 \
         ORDER BY s.used_at DESC, s.created_at DESC, s.id"
    );
    let rows = sqlx::query(AssertSqlSafe(select)).bind(person_id).fetch_all(db).await?;
    rows.iter().map(StoredSession::read).collect()
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
        "INSERT INTO session (id, token_hash, person_id, created_at, used_at, address, \
         user_agent, proven_until, began_with, ends_at, shut_out_at, factor_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(&session.id)
    .bind(&session.token_hash)
    .bind(person_id)
    .bind(session.created_at.unix_millis())
    .bind(session.used_at.unix_millis())
    .bind(&session.address)
    .bind(&session.user_agent)
    .bind(session.proven_until.map(Timestamp::unix_millis))
    .bind(word(session.began_with))
    .bind(session.ends_at.map(Timestamp::unix_millis))
    .bind(session.shut_out_at.map(Timestamp::unix_millis))
    .bind(session.factor_at.map(Timestamp::unix_millis))
    .execute(db)
    .await?;
    Ok(())
}

/// Stores what has become of a session: its token, its proofs and its last use.
pub(crate) async fn update(db: &mut AnyConnection, session: &StoredSession) -> Outcome<()> {
    sqlx::query(
        "UPDATE session SET token_hash = $2, created_at = $3, used_at = $4, address = $5, \
         proven_until = $6, factor_at = $7 WHERE id = $1",
    )
    .bind(&session.id)
    .bind(&session.token_hash)
    .bind(session.created_at.unix_millis())
    .bind(session.used_at.unix_millis())
    .bind(&session.address)
    .bind(session.proven_until.map(Timestamp::unix_millis))
    .bind(session.factor_at.map(Timestamp::unix_millis))
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that the session and its person are in use, and from where. The person first, as in every
/// other change of both: whoever takes them the other way round waits for each other without end.
pub(crate) async fn touch(
    db: &mut AnyConnection,
    token_hash: &str,
    person_id: &str,
    origin: &Origin,
    now: Timestamp,
) -> Outcome<()> {
    let person = sqlx::query("UPDATE person SET last_seen_at = $2 WHERE id = $1");
    person.bind(person_id).bind(now.unix_millis()).execute(&mut *db).await?;
    let session =
        sqlx::query("UPDATE session SET used_at = $2, address = $3 WHERE token_hash = $1");
    let session = session.bind(token_hash).bind(now.unix_millis());
    session.bind(origin.address.to_string()).execute(db).await?;
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
