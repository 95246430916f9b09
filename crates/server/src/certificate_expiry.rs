//! Warnings of certificates that expire.

use std::time::Duration;

use gatehouse_contract::Timestamp;
use gatehouse_contract::sso::Certificate;

use crate::mail::letters::certificate::expiring;
use crate::mail::{self, Letterhead};
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::{access, organization};

/// Days ahead at which Owners and Admins are warned, the nearest first.
const WARNED_DAYS_AHEAD: [i64; 4] = [1, 7, 30, 60];
const REST: Duration = Duration::from_secs(3_600);

/// Warns once an hour of whatever expires soon, until it is dropped.
pub async fn watch(state: AppState) {
    loop {
        warn_due(&state).await;
        tokio::time::sleep(REST).await;
    }
}

/// Warns Owners and Admins of every certificate that expires soon, once for each of the days ahead.
/// Answers how many letters that made; what cannot be done now is tried again in an hour.
pub async fn warn_due(state: &AppState) -> usize {
    let mut letters = 0;
    for organization in organization::active(&state.store).await.unwrap_or_default() {
        match warn(state, &organization).await {
            Ok(written) => letters += written,
            Err(_) => tracing::warn!(organization, "its certificates are looked at in an hour"),
        }
    }
    letters
}

async fn warn(state: &AppState, organization_id: &str) -> Outcome<usize> {
    let (now, mut written) = (state.clock.now(), 0);
    let mut db = state.store.read().await?;
    let security = access::find(&mut db, organization_id).await?.security;
    let head = Letterhead::of(state, &mut db, organization_id).await?;
    drop(db);
    let connection = security.sso().state().connection();
    for certificate in connection.iter().flat_map(|it| &it.certificates) {
        let Some(days) = days_ahead(certificate, now) else { continue };
        let matter = format!("certificate {} {days}", certificate.fingerprint);
        let letter = expiring(&head, certificate, now);
        let mut db = state.store.write().await?;
        let once = mail::write_to_administrators_once;
        written += once(&mut db, organization_id, &letter, &matter, now).await?;
        db.commit().await?;
    }
    Ok(written)
}

/// The nearest of the days ahead that has come; none for a certificate that has expired.
fn days_ahead(certificate: &Certificate, now: Timestamp) -> Option<i64> {
    let left = certificate.not_after.days_from(now);
    WARNED_DAYS_AHEAD.into_iter().find(|days| (1..=*days).contains(&left))
}
