//! What the server does by itself, once an hour.

use std::time::Duration;

use gatehouse_contract::TwoFactorSettings;

use crate::audit::{self, Verdict};
use crate::mail::folder;
use crate::organization::purge_due;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::saml::{assertion, request};
use crate::store::{ceremony, coverage, invitation, mail, organization, password_link, session};
use crate::throttle::FORGOTTEN_AFTER;

/// For how many days it can be seen that a letter was sent: longer than one about the same may be
/// due again.
const LETTERS_KEPT_DAYS: i64 = 90;

/// For how many days an invitation that has ended is listed, so that it can be sent again.
const INVITATIONS_KEPT_DAYS: i64 = 30;

/// Works until it is dropped.
pub async fn run(state: AppState) {
    let mut hours = tokio::time::interval(Duration::from_secs(3_600));
    loop {
        hours.tick().await;
        if !run_once(&state).await {
            tracing::warn!("housekeeping will be tried again in an hour");
        }
    }
}

/// Does all of it, each part whatever became of the others. Answers whether all could be done.
pub async fn run_once(state: &AppState) -> bool {
    let done = [
        tidy(state).await,
        note_coverage(state).await,
        checkpoint(state).await,
        purge_due(state).await,
    ];
    done.iter().all(Outcome::is_ok)
}

/// Deletes sessions that have ended, what was kept for sign-ins that are over, failures that count
/// no more, and what is left of old letters.
async fn tidy(state: &AppState) -> Outcome<()> {
    state.shared.addresses.tidy();
    state.shared.refusals.tidy();
    state.shared.fetches.tidy();
    state.shared.invitations.tidy();
    state.shared.access_requests.tidy();
    let now = state.clock.now().unix_millis();
    let ago = |limit: Duration| now - i64::try_from(limit.as_millis()).unwrap_or(i64::MAX);
    let mut db = state.store.write().await?;
    session::delete_ended(&mut db, ago(state.idle()), ago(state.absolute()), now - 60_000).await?;
    request::delete_expired(&mut db, state.clock.now()).await?;
    assertion::delete_expired(&mut db, state.clock.now()).await?;
    ceremony::delete_expired(&mut db, state.clock.now()).await?;
    password_link::delete_expired(&mut db, state.clock.now()).await?;
    let forgotten = state.clock.now().plus_days(-INVITATIONS_KEPT_DAYS);
    invitation::delete_expired(&mut db, forgotten).await?;
    let old = state.clock.now().plus_days(-LETTERS_KEPT_DAYS);
    let letters = mail::delete_old(&mut db, old).await?;
    folder::delete(&state.shared.config, &letters).await.map_err(Refusal::fault)?;
    sqlx::query("DELETE FROM sign_in_failure WHERE last_at < $1 AND blocked_until < $2")
        .bind(now - FORGOTTEN_AFTER)
        .bind(now)
        .execute(&mut *db)
        .await?;
    Ok(db.commit().await?)
}

/// Notes for each organization how many people have which second factor.
async fn note_coverage(state: &AppState) -> Outcome<()> {
    let mut db = state.store.read().await?;
    let all = organization::all(&mut db).await?;
    drop(db);
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    coverage::delete_old(&mut db, now.plus_days(-TwoFactorSettings::HISTORY_DAYS).start_of_day())
        .await?;
    for (organization, _) in all {
        coverage::note(&mut db, &organization, now).await?;
    }
    Ok(db.commit().await?)
}

/// Logs how far each audit log is. Whoever keeps the log elsewhere can tell a cut tail by it.
async fn checkpoint(state: &AppState) -> Outcome<()> {
    let mut db = state.store.read().await?;
    let all = organization::all(&mut db).await?;
    drop(db);
    for (organization, _) in all {
        match audit::verify(&state.store, &organization).await? {
            Verdict::Intact { entries, head } => {
                tracing::info!(organization, entries, head, "audit checkpoint");
            }
            // Only of a part.
            Verdict::IntactSoFar { .. } => {}
            Verdict::Broken { seq } => {
                tracing::error!(organization, seq, "the audit log is broken");
            }
        }
    }
    Ok(())
}
