//! Letters to those who need a second factor that counts, since one is or will be required.

use std::time::Duration;

use gatehouse_contract::{AllowedFactors, Timestamp, TwoFactorPolicy};
use sqlx::AnyConnection;

use crate::mail::letters::two_factor::required;
use crate::mail::{self, Letterhead};
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::{access, coverage, organization};

/// Days ahead at which people are told, the nearest first: when it is announced, and again a week
/// and a day before it holds.
const TOLD_DAYS_AHEAD: [i64; 3] = [1, 7, 30];
const REST: Duration = Duration::from_secs(3_600);

/// Tells once an hour whoever needs a second factor soon, until it is dropped.
pub async fn watch(state: AppState) {
    loop {
        tell_due(&state).await;
        tokio::time::sleep(REST).await;
    }
}

/// Tells whoever needs a second factor soon, once for each of the days ahead. Answers how many
/// letters that made; what cannot be done now is tried again in an hour.
pub async fn tell_due(state: &AppState) -> usize {
    let mut letters = 0;
    for organization in organization::active(&state.store).await.unwrap_or_default() {
        match tell_of_organization(state, &organization).await {
            Ok(written) => letters += written,
            Err(_) => tracing::warn!(organization, "its people are told in an hour"),
        }
    }
    letters
}

async fn tell_of_organization(state: &AppState, organization_id: &str) -> Outcome<usize> {
    let now = state.clock.now();
    let mut db = state.store.read().await?;
    let policy = *access::find(&mut db, organization_id).await?.security.two_factor();
    drop(db);
    match policy {
        TwoFactorPolicy::Required { holds_from, .. } if holds_from > now => {
            let mut db = state.store.write().await?;
            organization::hold(&mut db, organization_id).await?;
            let written = tell(state, &mut db, organization_id, now).await?;
            db.commit().await?;
            Ok(written)
        }
        _ => Ok(0),
    }
}

/// Tells whoever needs a second factor by the requirement as it stands, unless they were told of it
/// for the nearest of the days ahead. Answers how many letters that made.
pub(crate) async fn tell(
    state: &AppState,
    db: &mut AnyConnection,
    organization_id: &str,
    now: Timestamp,
) -> Outcome<usize> {
    let policy = *access::find(db, organization_id).await?.security.two_factor();
    let TwoFactorPolicy::Required { holds_from, allowed } = policy else { return Ok(0) };
    let letter = required(&Letterhead::of(state, db, organization_id).await?, &policy, now);
    let matter = matter(holds_from, allowed, now);
    let people = coverage::untold(db, organization_id, allowed, &matter).await?;
    for person in &people {
        mail::write_once(db, organization_id, person, &letter, &matter, now).await?;
    }
    Ok(people.len())
}

/// What a letter is about: the requirement, and the nearest of the days ahead that has come.
fn matter(holds_from: Timestamp, allowed: AllowedFactors, now: Timestamp) -> String {
    let left = holds_from.days_from(now);
    let days = TOLD_DAYS_AHEAD.into_iter().find(|days| (1..=*days).contains(&left)).unwrap_or(0);
    let word = match allowed {
        AllowedFactors::Any => "factor",
        AllowedFactors::PasskeysOnly => "passkey",
    };
    format!("{word} {} {days}", holds_from.unix_millis())
}
