//! What follows from requiring single sign-on: the end of sessions that it shuts out, and the end of
//! a requirement that nobody confirms.

use std::time::Duration;

use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{CONFIRMED_WITHIN, Change, Timestamp};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

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

/// What requiring single sign-on comes to for an organization now.
pub(crate) async fn find(db: &mut AnyConnection, organization_id: &str) -> Outcome<SsoRequirement> {
    let verified = !domain::verified(db, organization_id).await?.is_empty();
    Ok(access::find(db, organization_id).await?.security.sso().requirement(verified))
}

/// Lets the sessions of an organization follow a change of what decides on them: the requirement,
/// which now comes to this, a domain, a role, an exception. Those that it shuts out end as late as a
/// requirement may be taken back; the others go on.
pub(crate) async fn follow(
    db: &mut AnyConnection,
    organization_id: &str,
    requirement: SsoRequirement,
    now: Timestamp,
) -> Outcome<()> {
    match requirement {
        SsoRequirement::Enforced => {
            let at = now.plus_seconds(CONFIRMED_WITHIN);
            session::shut_out(db, organization_id, at, now).await
        }
        SsoRequirement::NotRequired | SsoRequirement::Suspended => {
            session::let_in(db, organization_id, now).await
        }
    }
}

/// Sends whoever has no password a link to set one, when a requirement that held until now is
/// suspended.
pub(crate) async fn tell_of_suspension(
    state: &AppState,
    db: &mut AnyConnection,
    organization_id: &str,
    was: SsoRequirement,
    is: SsoRequirement,
    now: Timestamp,
) -> Outcome<()> {
    match was == SsoRequirement::Enforced && is == SsoRequirement::Suspended {
        true => send_to_passwordless(state, db, organization_id, Need::SsoIsSuspended, now).await,
        false => Ok(()),
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
    let rows = format!(
        "SELECT organization_id FROM sso_settings WHERE reverts_at <= $1 AND {}",
        organization::IS_ACTIVE
    );
    let rows = sqlx::query(AssertSqlSafe(rows));
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
    let Some(due) = was.sso().reverts_at().filter(|_| is.revert_requirement(now)) else {
        return Ok(false);
    };
    let change = Change { by: Author::NAME.to_owned(), at: now };
    access::save(&mut db, id, &was, &is, &change).await?;
    // As of when it was due, however late this is.
    session::let_in(&mut db, id, due).await?;
    let letter = requirement_reverted(&Letterhead::of(state, &mut db, id).await?);
    mail::write_to_administrators(&mut db, id, &letter, now).await?;
    let event = Event::change("revert_sso_requirement", masked(&was), masked(&is));
    Author::SERVER.append(&mut db, id, seq, now, "done", &event).await?;
    db.commit().await?;
    Ok(true)
}
