//! What follows from requiring single sign-on: the end of sessions that it shuts out, and the end of
//! a requirement that nobody confirms.

use std::time::Duration;

use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{CONFIRMED_WITHIN, Change, Timestamp};
use sqlx::{AnyConnection, Row};

use crate::access::masked;
use crate::audit::{Author, Event};
use crate::mail::letters::password::Need;
use crate::mail::letters::single_sign_on::requirement_reverted;
use crate::mail::{self, Letterhead};
use crate::password_reset::send_to_passwordless;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::{access, domain, organization, session};

/// How long a requirement may outlive its end.
const REST: Duration = Duration::from_secs(5);

/// Lets people follow a change of what requiring single sign-on comes to: sessions that it shuts out
/// end as late as the requirement may be taken back, and go on when it is; whoever has no password is
/// sent a link to set one when it is suspended.
pub(crate) async fn follow(
    state: &AppState,
    db: &mut AnyConnection,
    organization_id: &str,
    was: SsoRequirement,
    is: SsoRequirement,
    now: Timestamp,
) -> Outcome<()> {
    if was == SsoRequirement::Enforced && is == SsoRequirement::Suspended {
        send_to_passwordless(state, db, organization_id, Need::SsoIsSuspended, now).await?;
    }
    let is_enforced = |it| it == SsoRequirement::Enforced;
    match (is_enforced(was), is_enforced(is)) {
        (false, true) => {
            let at = now.plus_seconds(CONFIRMED_WITHIN);
            session::end_of_passwordless(db, organization_id, at).await
        }
        (true, false) => session::keep_of_passwordless(db, organization_id).await,
        _ => Ok(()),
    }
}

/// Takes back whatever requirement was not confirmed in time, until it is dropped. When each is due
/// is in the database, so that a restart loses none.
pub async fn watch(state: AppState) {
    loop {
        revert_due(&state).await;
        tokio::time::sleep(REST).await;
    }
}

/// Takes back every requirement of single sign-on that was not confirmed in time. Answers how many
/// there were; what cannot be done now is tried again later.
pub async fn revert_due(state: &AppState) -> usize {
    let mut reverted = 0;
    for id in due(state).await.unwrap_or_default() {
        match revert(state, &id).await {
            Ok(is_reverted) => reverted += usize::from(is_reverted),
            Err(_) => tracing::warn!(organization = id, "the requirement is reverted later"),
        }
    }
    reverted
}

async fn due(state: &AppState) -> Outcome<Vec<String>> {
    let mut db = state.store.read().await?;
    let rows = sqlx::query("SELECT organization_id FROM sso_settings WHERE reverts_at <= $1");
    let rows = rows.bind(state.clock.now().unix_millis()).fetch_all(&mut *db).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Answers whether it was still due once the organization's lock was taken.
async fn revert(state: &AppState, id: &str) -> Outcome<bool> {
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    let seq = organization::lock(&mut db, id).await?;
    let was = access::find(&mut db, id).await?.security;
    let mut is = was.clone();
    if !is.revert_requirement(now) {
        return Ok(false);
    }
    let change = Change { by: Author::NAME.to_owned(), at: now };
    access::save(&mut db, id, &was, &is, &change).await?;
    let verified = !domain::verified(&mut db, id).await?.is_empty();
    let requirement = |it: &gatehouse_contract::AccessSecurity| it.sso().requirement(verified);
    follow(state, &mut db, id, requirement(&was), requirement(&is), now).await?;
    let letter = requirement_reverted(&Letterhead::of(state, &mut db, id).await?);
    mail::write_to_administrators(&mut db, id, &letter, now).await?;
    let event = Event::change("revert_sso_requirement", masked(&was), masked(&is));
    Author::SERVER.append(&mut db, id, seq, now, "done", &event).await?;
    db.commit().await?;
    Ok(true)
}
