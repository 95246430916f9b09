//! What concerns an account that may not exist. It is written down for any address, and done once
//! the answer is given: neither the answer nor the time that it takes tells who has an account.

use std::time::Duration;

use gatehouse_contract::Timestamp;
use sqlx::AnyConnection;

use crate::mail::{self, Letterhead, letters};
use crate::password_reset;
use crate::problem::Outcome;
use crate::request::Origin;
use crate::state::AppState;
use crate::store::job::{self, JobKind, StoredJob};
use crate::store::person::{self, StoredPerson, Warned};

/// Somebody may be waiting for a mail.
const REST: Duration = Duration::from_millis(500);
/// What failed once may fail for a while.
const REST_AFTER_FAILURE: Duration = Duration::from_secs(15);
/// After an hour nobody does.
const LATEST_MINUTES: i64 = 60;
/// How often somebody is told at most that their password is being guessed.
pub(crate) const WARNED_EVERY_MINUTES: i64 = 60;

/// Does whatever is to be done, until it is dropped.
pub async fn watch(state: AppState) {
    loop {
        let rest = match run_due(&state).await {
            Some(_) => REST,
            None => REST_AFTER_FAILURE,
        };
        tokio::time::sleep(rest).await;
    }
}

/// Does every job. Answers how many there were, or `None` when one could not be done and is kept.
pub async fn run_due(state: &AppState) -> Option<usize> {
    let mut done = 0;
    while run_one(state).await.ok()? {
        done += 1;
    }
    Some(done)
}

/// Has whoever has this address told that their password is being guessed.
pub(crate) async fn warn_of_guesses(state: &AppState, email: &str, origin: &Origin) -> Outcome<()> {
    let kind = JobKind::WarnOfGuesses;
    let job = StoredJob { kind, email: email.to_owned(), origin: origin.clone() };
    let mut db = state.store.write().await?;
    job::create(&mut db, &job, state.clock.now()).await?;
    Ok(db.commit().await?)
}

/// Does the oldest job with all that follows from it in one transaction. Answers whether there was
/// one.
async fn run_one(state: &AppState) -> Outcome<bool> {
    let mut db = state.store.read().await?;
    let is_waiting = job::is_waiting(&mut db).await?;
    drop(db);
    if !is_waiting {
        return Ok(false);
    }
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    job::delete_old(&mut db, now.plus_seconds(-LATEST_MINUTES * 60)).await?;
    let job = job::take(&mut db).await?;
    if let Some(job) = &job {
        run(state, &mut db, job, now).await?;
    }
    db.commit().await?;
    Ok(job.is_some())
}

async fn run(
    state: &AppState,
    db: &mut AnyConnection,
    job: &StoredJob,
    now: Timestamp,
) -> Outcome<()> {
    let Some((person, _)) = person::find_by_email(db, &job.email).await? else { return Ok(()) };
    match job.kind {
        JobKind::SendPasswordLink => {
            password_reset::send(state, db, &person, &job.origin, now).await
        }
        JobKind::WarnOfGuesses => warn(state, db, &person, &job.origin, now).await,
    }
}

/// Tells somebody that their password is being guessed, unless they were told lately.
async fn warn(
    state: &AppState,
    db: &mut AnyConnection,
    to: &StoredPerson,
    from: &Origin,
    now: Timestamp,
) -> Outcome<()> {
    let lately = now.plus_seconds(-WARNED_EVERY_MINUTES * 60);
    if !person::note_warning(db, &to.person.id, Warned::OfPasswords, now, lately).await? {
        return Ok(());
    }
    let head = Letterhead::of(state, db, &to.organization_id).await?;
    let letter = letters::password::guessed(&head, &to.person, &from.address, now);
    mail::write(db, &to.organization_id, &to.person, &letter, now).await
}
