//! Excepting people from required single sign-on, and ending that.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, Problem, decide_exemption};
use serde_json::{Value, json};

use super::read::{current, page};
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::IfMatch;
use crate::requirement::follow;
use crate::state::AppState;
use crate::store::access;
use crate::store::person::{self, StoredPerson};
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Makes the exception of a person be there or not, and answers with the page. Where that changes
/// nothing, nothing is written down.
pub(super) async fn set(
    state: &AppState,
    caller: &Caller,
    id: Result<Path<String>, PathRejection>,
    if_match: &IfMatch,
    action: Action,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(state, caller).await?;
    let stored = exempt(&mut visit, id, if_match, action).await;
    visit.settle(&[word(action)], stored).await
}

/// The person, if the viewer may do this to them.
async fn exempt(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    if_match: &IfMatch,
    action: Action,
) -> Outcome<Tagged<SsoSettings>> {
    let person = permitted(visit, id, if_match, action).await?;
    store(visit, &person, action).await?;
    page(visit).await
}

async fn permitted(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    if_match: &IfMatch,
    action: Action,
) -> Outcome<StoredPerson> {
    visit.decide(action)?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let organization_id = visit.organization.id.clone();
    let found = person::find(visit.db(), &organization_id, &id).await?;
    let person = found.ok_or(Problem::NotFound)?;
    decide_exemption(person.person.role)?;
    visit.prove()?;
    visit.expect(if_match, visit.organization.access_version, current).await?;
    Ok(person)
}

/// Stores it under the next version of the settings, and lets the person's sessions follow.
async fn store(visit: &mut Visit, person: &StoredPerson, action: Action) -> Outcome<()> {
    let is_exempt = action == Action::ExemptFromSso;
    if person.sso_exempt == is_exempt {
        return Ok(());
    }
    let (id, change) = (visit.organization.id.clone(), visit.as_change());
    person::set_sso_exempt(visit.db(), &person.person.id, is_exempt).await?;
    access::touch(visit.db(), &id, &change).await?;
    let requirement = visit.requirement();
    follow(visit.db(), &id, requirement, change.at).await?;
    let event = Event::change(word(action), told(person, !is_exempt), told(person, is_exempt));
    visit.record(&event).await
}

fn told(it: &StoredPerson, is_exempt: bool) -> Value {
    let person = &it.person;
    json!({ "id": person.id, "name": person.name, "email": person.email, "sso_exempt": is_exempt })
}
