//! What is to be done about an account that may not exist.

use gatehouse_contract::Timestamp;
use sqlx::{AnyConnection, Row};

use crate::owner::new_id;
use crate::problem::{Outcome, Refusal};
use crate::request::Origin;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JobKind {
    /// Send whoever has the address a link to set a password.
    SendPasswordLink,
    /// Tell whoever has the address that their password is being guessed.
    WarnOfGuesses,
}

impl JobKind {
    fn word(self) -> &'static str {
        match self {
            Self::SendPasswordLink => "send_password_link",
            Self::WarnOfGuesses => "warn_of_guesses",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        [Self::SendPasswordLink, Self::WarnOfGuesses].into_iter().find(|it| it.word() == word)
    }
}

/// A job, and the request that it comes from.
#[derive(Clone, Debug)]
pub(crate) struct StoredJob {
    pub kind: JobKind,
    /// In lower case.
    pub email: String,
    pub origin: Origin,
}

/// Keeps a job for later. Not for what can be nobody's address.
pub(crate) async fn create(db: &mut AnyConnection, job: &StoredJob, now: Timestamp) -> Outcome<()> {
    let StoredJob { kind, email, origin } = job;
    if email.chars().count() > LONGEST_ADDRESS || email.contains(char::is_control) {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO job (id, kind, email, address, request_id, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(new_id())
    .bind(kind.word())
    .bind(email)
    .bind(origin.address.to_string())
    .bind(&origin.request_id)
    .bind(now.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Whether there is one at all.
pub(crate) async fn is_waiting(db: &mut AnyConnection) -> Outcome<bool> {
    let row = sqlx::query("SELECT 1 FROM job LIMIT 1").fetch_optional(db).await?;
    Ok(row.is_some())
}

/// Takes the oldest job. It is there again when the transaction is rolled back.
pub(crate) async fn take(db: &mut AnyConnection) -> Outcome<Option<StoredJob>> {
    let row = sqlx::query(
        "DELETE FROM job WHERE id = (SELECT id FROM job ORDER BY created_at, id LIMIT 1) \
         RETURNING kind, email, address, request_id",
    );
    let Some(row) = row.fetch_optional(db).await? else { return Ok(None) };
    let broken = || Refusal::fault("a job cannot be read");
    Ok(Some(StoredJob {
        kind: JobKind::of_word(row.try_get("kind")?).ok_or_else(broken)?,
        email: row.try_get("email")?,
        origin: Origin {
            address: row.try_get::<String, _>("address")?.parse().map_err(Refusal::fault)?,
            request_id: row.try_get("request_id")?,
            user_agent: None,
        },
    }))
}

/// Deletes jobs from before this time, whose outcome nobody waits for any more.
pub(crate) async fn delete_old(db: &mut AnyConnection, before: Timestamp) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM job WHERE created_at < $1");
    delete.bind(before.unix_millis()).execute(db).await?;
    Ok(())
}

/// The most characters of an address (RFC 5321, section 4.5.3.1).
const LONGEST_ADDRESS: usize = 320;
