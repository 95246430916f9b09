//! The checks that nobody asks for: every few minutes while a claim is pending, once a day later.
//! When each is due is in the database, so that a restart loses none.

use std::time::Duration;

use tokio::task::JoinSet;

use super::look::look;
use super::settle::settle;
use crate::audit::Author;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::domain::{self, StoredDomain};

/// For how long one server has a check to itself: longer than a look takes.
pub(super) const LEASE_SECONDS: i64 = 60;
/// How many domains are looked at side by side.
const SIDE_BY_SIDE: usize = 8;
/// A claim may come from another server.
const LONGEST_REST: Duration = Duration::from_secs(15);
const SHORTEST_REST: Duration = Duration::from_millis(200);

/// Checks whatever is due, until it is dropped.
pub async fn watch(state: AppState) {
    loop {
        let rest = match rest(&state).await {
            Ok(Duration::ZERO) => {
                check_due(&state).await;
                SHORTEST_REST
            }
            Ok(rest) => rest.clamp(SHORTEST_REST, LONGEST_REST),
            Err(_) => LONGEST_REST,
        };
        tokio::time::sleep(rest).await;
    }
}

/// How long until the next check is due.
async fn rest(state: &AppState) -> Outcome<Duration> {
    let mut db = state.store.read().await?;
    let due = domain::next_due(&mut db).await?;
    Ok(due.map_or(LONGEST_REST, |due| state.clock.until(due)))
}

/// Carries out every check that is due and not another server's. Answers how many there were.
pub async fn check_due(state: &AppState) -> usize {
    let mut checks = JoinSet::new();
    for _ in 0..SIDE_BY_SIDE {
        checks.spawn(check_one_by_one(state.clone()));
    }
    checks.join_all().await.into_iter().sum()
}

async fn check_one_by_one(state: AppState) -> usize {
    let mut checked = 0;
    while let Ok(Some(claim)) = take(&state).await {
        let check = look(&state.shared.dns, &claim.name, &claim.token, state.clock.now()).await;
        if settle(&state, &claim.id, &check, &Author::SERVER).await.is_err() {
            tracing::warn!(domain = claim.name.as_str(), "the check is tried again in a minute");
        }
        checked += 1;
    }
    checked
}

async fn take(state: &AppState) -> Outcome<Option<StoredDomain>> {
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    let claim = domain::lease_due(&mut db, now, now.plus_seconds(LEASE_SECONDS)).await?;
    db.commit().await?;
    Ok(claim)
}
