//! The deliveries. When each is due is in the database, so that a restart loses none; whoever takes
//! a letter moves that ahead, so that two servers do not send it twice, and a server that is gone is
//! waited for no longer than a minute.

use std::time::Duration;

use gatehouse_contract::Timestamp;
use tokio::task::JoinSet;

use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::mail::{self, StoredMail};

/// For how long one server has a letter to itself: longer than a delivery may take.
const LEASE_SECONDS: i64 = 60;
/// Minutes after each failed try; the last holds from then on.
const PAUSES: [i64; 4] = [1, 5, 15, 60];
/// When a letter is given up.
const LAST_TRY_DAYS: i64 = 5;
/// How many letters are on their way side by side.
const SIDE_BY_SIDE: usize = 4;
/// A letter may come from another server, and somebody may be waiting for it.
const LONGEST_REST: Duration = Duration::from_secs(1);
/// What failed once may fail for a while.
const REST_AFTER_FAILURE: Duration = Duration::from_secs(15);
const SHORTEST_REST: Duration = Duration::from_millis(100);

/// Delivers whatever is due, until it is dropped.
pub async fn watch(state: AppState) {
    loop {
        let rest = match rest(&state).await {
            Ok(Duration::ZERO) => {
                deliver_due(&state).await;
                SHORTEST_REST
            }
            Ok(rest) => rest.clamp(SHORTEST_REST, LONGEST_REST),
            Err(_) => REST_AFTER_FAILURE,
        };
        tokio::time::sleep(rest).await;
    }
}

/// How long until the next letter is due.
async fn rest(state: &AppState) -> Outcome<Duration> {
    let mut db = state.store.read().await?;
    let due = mail::next_due(&mut db).await?;
    Ok(due.map_or(LONGEST_REST, |due| state.clock.until(due)))
}

/// Delivers every letter that is due and not another server's. Answers how many were delivered.
pub async fn deliver_due(state: &AppState) -> usize {
    let mut deliveries = JoinSet::new();
    for _ in 0..SIDE_BY_SIDE {
        deliveries.spawn(deliver_one_by_one(state.clone()));
    }
    let mut delivered = 0;
    // A letter on which a delivery breaks down holds no other up.
    while let Some(done) = deliveries.join_next().await {
        delivered += done.unwrap_or_default();
    }
    delivered
}

async fn deliver_one_by_one(state: AppState) -> usize {
    let mut delivered = 0;
    while let Ok(Some(mail)) = take(&state).await {
        match deliver(&state, &mail).await {
            Ok(is_delivered) => delivered += usize::from(is_delivered),
            Err(_) => tracing::warn!(mail = mail.id, "the mail is tried again in a minute"),
        }
    }
    delivered
}

async fn take(state: &AppState) -> Outcome<Option<StoredMail>> {
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    let mail = mail::take_due(&mut db, now, now.plus_seconds(LEASE_SECONDS)).await?;
    db.commit().await?;
    Ok(mail)
}

/// Tries to deliver a letter, and stores what came of it. Answers whether it was delivered.
async fn deliver(state: &AppState, mail: &StoredMail) -> Outcome<bool> {
    let result = state.shared.delivery.deliver(mail).await;
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    match &result {
        Ok(()) => {
            mail::delivered(&mut db, &mail.id, now).await?;
            tracing::info!(mail = mail.id, tries = mail.tries, "mail delivered");
        }
        Err(error) if now >= mail.created_at.plus_days(LAST_TRY_DAYS) => {
            mail::given_up(&mut db, mail, &error.to_string(), now).await?;
            tracing::error!(mail = mail.id, tries = mail.tries, %error, "mail given up");
        }
        Err(error) => {
            mail::failed(&mut db, mail, &error.to_string(), next_try(mail.tries, now)).await?;
            tracing::warn!(mail = mail.id, tries = mail.tries, %error, "mail not delivered yet");
        }
    }
    db.commit().await?;
    Ok(result.is_ok())
}

/// When a letter that was tried so often is tried next.
fn next_try(tries: i64, now: Timestamp) -> Timestamp {
    let [.., last] = PAUSES;
    let failures = usize::try_from(tries - 1).unwrap_or_default();
    now.plus_seconds(PAUSES.get(failures).unwrap_or(&last) * 60)
}
