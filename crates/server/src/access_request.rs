//! `/api/access-requests`: asking for a higher role, and deciding on it.

pub(crate) mod create;
pub(crate) mod decline;
pub(crate) mod grant;
pub(crate) mod list;
pub(crate) mod own;
pub(crate) mod withdraw;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use gatehouse_contract::{AccessDecision, Action, Person, Problem, Role, decide_role_change};

use crate::mail::letters::access_request::decided;
use crate::mail::{self, Letterhead};
use crate::member::Ranks;
use crate::problem::{Outcome, Refusal};
use crate::store::access_request::{self, StoredRequest};
use crate::visit::Visit;

/// The request of somebody else that an address names, for whoever may give the role.
async fn to_decide(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<StoredRequest> {
    visit.decide(Action::DecideAccessRequest)?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let organization_id = visit.organization.id.clone();
    let viewer = visit.caller.person.person.id.clone();
    let found = access_request::find(visit.db(), &organization_id, &viewer, &id).await?;
    // Of several who decide at once, one does.
    let request = found.ok_or(Problem::NotFound)?;
    let ranks = Ranks::find(visit).await?;
    decide_role_change(&ranks.facts(&request.person.person), request.role)?;
    Ok(request)
}

/// Stores how somebody's request ended, with a role given or the one that they asked for declined, and
/// tells them.
pub(crate) async fn conclude(
    visit: &mut Visit,
    person: &Person,
    (role, granted): (Role, bool),
    note: Option<String>,
) -> Outcome<()> {
    let (by, at) = (visit.caller.person.person.name.clone(), visit.now);
    let decision = AccessDecision { role, granted, by, at, note };
    access_request::decide(visit.db(), &person.id, &decision).await?;
    let (state, id) = (visit.state.clone(), visit.organization.id.clone());
    let head = Letterhead::of(&state, visit.db(), &id).await?;
    let letter = decided(&head, &decision);
    mail::write(visit.db(), &id, person, &letter, at).await
}
