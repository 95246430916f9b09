use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::domain::DomainSettings;
use gatehouse_contract::{Action, Reply};

use super::find;
use super::list::{current, page};
use super::settle::told;
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::IfMatch;
use crate::requirement::{self, follow, tell_of_suspension};
use crate::state::AppState;
use crate::store::domain::{self, StoredDomain};
use crate::visit::Visit;

/// Remove a domain
///
/// What that changes for people is the domain's `removal`. It locks nobody out for good: Owners and
/// Admins keep their passwords, and without any verified domain so does everyone. The sessions of
/// those whom it shuts out end 15 minutes later.
#[utoipa::path(
    delete, path = "/api/domains/{id}", operation_id = "domain_remove", tag = "domains",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader, crate::openapi::DomainId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The domains that are left", body = Reply<DomainSettings>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conditional, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn remove(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    if_match: IfMatch,
) -> Outcome<Json<Reply<DomainSettings>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let action = word(Action::RemoveDomain);
    let claim = delete(&mut visit, id, &if_match).await;
    let change =
        claim.map(|claim| Some(Event::change(action, told(&claim), serde_json::Value::Null)));
    visit.conclude(&[action], change, page).await.map(Json)
}

async fn delete(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    if_match: &IfMatch,
) -> Outcome<StoredDomain> {
    visit.decide(Action::RemoveDomain)?;
    let claim = find(visit, id).await?;
    visit.prove()?;
    visit.expect(if_match, claim.version, current).await?;
    domain::delete(visit.db(), &claim.id).await?;
    let (id, now) = (visit.organization.id.clone(), visit.now);
    let (state, was) = (visit.state.clone(), visit.requirement());
    let is = requirement::find(visit.db(), &id).await?;
    follow(visit.db(), &id, is, now).await?;
    tell_of_suspension(&state, visit.db(), &id, was, is, now).await?;
    Ok(claim)
}
