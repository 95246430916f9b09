//! What a look at the DNS comes to, in one transaction.

use gatehouse_contract::Timestamp;
use gatehouse_contract::domain::{Check, DomainState, Finding};
use gatehouse_contract::sso::SsoRequirement;
use serde_json::json;
use sqlx::AnyConnection;

use super::name::unicode;
use crate::audit::{Author, Event};
use crate::mail::{self, Letterhead, letters};
use crate::problem::{Outcome, Refusal};
use crate::requirement::{self, follow, tell_of_suspension};
use crate::state::AppState;
use crate::store::domain::{self, StoredDomain};
use crate::store::organization;

/// Stores what was found for a claim, and what follows from it: another state with its audit entry
/// by `author`, and the end of sessions of people whom required single sign-on shuts out by it. A
/// claim that was removed meanwhile stays removed.
pub(super) async fn settle(
    state: &AppState,
    id: &str,
    check: &Check,
    author: &Author,
) -> Outcome<()> {
    match attempt(state, id, check, author).await? {
        Settled::Done => Ok(()),
        // Now the other owner can be seen.
        Settled::OwnedMeanwhile => match attempt(state, id, check, author).await? {
            Settled::Done => Ok(()),
            Settled::OwnedMeanwhile => {
                Err(Refusal::fault("a domain with an owner who is not there"))
            }
        },
    }
}

enum Settled {
    Done,
    OwnedMeanwhile,
}

async fn attempt(state: &AppState, id: &str, check: &Check, author: &Author) -> Outcome<Settled> {
    let mut db = state.store.write().await?;
    let Some(was) = domain::find(&mut db, id).await? else { return Ok(Settled::Done) };
    let is = concluded(&mut db, &was, check, state.clock.now()).await?;
    if is_same_state(&was, &is) {
        domain::save(&mut db, &is, false).await?;
        db.commit().await?;
        return Ok(Settled::Done);
    }
    let seq = organization::lock(&mut db, &was.organization_id).await?;
    if domain::find(&mut db, id).await?.is_none() {
        return Ok(Settled::Done);
    }
    let before = requirement::find(&mut db, &was.organization_id).await?;
    match domain::save(&mut db, &is, true).await {
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
            db.rollback().await?;
            return Ok(Settled::OwnedMeanwhile);
        }
        saved => saved?,
    }
    let (id, now) = (&was.organization_id, state.clock.now());
    let after = requirement::find(&mut db, id).await?;
    follow(&mut db, id, after, now).await?;
    tell_of_suspension(state, &mut db, id, before, after, now).await?;
    tell(state, &mut db, &is, after).await?;
    let event = Event::change("check_domain", told(&was), told(&is));
    author.append(&mut db, id, seq, now, "done", &event).await?;
    db.commit().await?;
    Ok(Settled::Done)
}

/// Tells Owners and Admins of a domain that they lose or have lost.
async fn tell(
    state: &AppState,
    db: &mut AnyConnection,
    lost: &StoredDomain,
    requirement: SsoRequirement,
) -> Outcome<()> {
    let id = &lost.organization_id;
    let is_last = domain::verified(db, id).await?.iter().all(|it| it == lost.name.as_str());
    let (head, name) = (Letterhead::of(state, db, id).await?, unicode(lost.name.as_str()));
    let letter = match lost.state {
        DomainState::Lapsing { until, .. } => {
            letters::domain::lapsing(&head, &name, until, is_last)
        }
        DomainState::Lapsed { .. } => letters::domain::lapsed(&head, &name, is_last, requirement),
        DomainState::Pending | DomainState::Verified { .. } => return Ok(()),
    };
    mail::write_to_administrators(db, id, &letter, state.clock.now()).await
}

/// The claim once this has been found for it.
async fn concluded(
    db: &mut AnyConnection,
    was: &StoredDomain,
    check: &Check,
    now: Timestamp,
) -> Outcome<StoredDomain> {
    let mut check = check.clone();
    let owned = domain::is_verified_elsewhere(db, &was.organization_id, &was.name);
    if check.finding.is_record() && owned.await? {
        check.finding = Finding::VerifiedElsewhere;
    }
    let state = was.state.after(&check.finding, now);
    let next_check = state.next_check(now);
    Ok(StoredDomain { state, next_check, last_check: Some(check), ..was.clone() })
}

fn is_same_state(one: &StoredDomain, other: &StoredDomain) -> bool {
    std::mem::discriminant(&one.state) == std::mem::discriminant(&other.state)
}

/// A claim as the audit log keeps it.
pub(super) fn told(domain: &StoredDomain) -> serde_json::Value {
    let finding = domain.last_check.as_ref().map(|check| &check.finding);
    json!({ "name": domain.name, "state": domain.state, "finding": finding })
}
