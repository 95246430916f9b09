use axum::Json;
use axum::extract::State;
use gatehouse_contract::domain::{Domain, DomainPeople, DomainSettings, RemovalEffect, record};
use gatehouse_contract::{Action, Current, Reply};

use super::name::unicode;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::domain::{self, StoredDomain};
use crate::visit::Visit;

/// The domains page
#[utoipa::path(
    get, path = "/api/domains", operation_id = "domain_list", tag = "domains",
    security(("session" = [])),
    responses(
        (status = 200, description = "The domains", body = Reply<DomainSettings>),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<DomainSettings>>> {
    let mut visit = Visit::look_at(&state, &caller, Action::SeeAccessSecurity).await?;
    page(&mut visit).await.map(Json)
}

/// The page in the transaction of `visit`.
pub(super) async fn page(visit: &mut Visit) -> Outcome<Reply<DomainSettings>> {
    let id = visit.organization.id.clone();
    let claims = domain::all(visit.db(), &id).await?;
    let people = domain::people(visit.db(), &id).await?;
    let domains = claims.into_iter().map(|claim| shown(visit, claim, &people)).collect();
    let requirement = visit.requirement();
    Ok(visit.reply(DomainSettings { domains, requirement }))
}

/// The page, for somebody who has an older one.
pub(super) async fn current(visit: &mut Visit) -> Outcome<Current> {
    Ok(Current::Domains(page(visit).await?.into()))
}

fn shown(visit: &Visit, claim: StoredDomain, people: &[(String, DomainPeople)]) -> Domain {
    let removal = removal(visit, &claim, people);
    Domain {
        unicode: unicode(claim.name.as_str()),
        record: record(&claim.token),
        id: claim.id,
        version: claim.version,
        name: claim.name,
        state: claim.state,
        claimed: claim.claimed,
        last_check: claim.last_check,
        next_check_at: claim.next_check,
        removal,
    }
}

fn removal(
    visit: &Visit,
    claim: &StoredDomain,
    people: &[(String, DomainPeople)],
) -> RemovalEffect {
    let others = visit.domains.iter().any(|name| name != claim.name.as_str());
    let of_claim = people.iter().find(|(id, _)| *id == claim.id).map(|(_, people)| *people);
    let sso = visit.access.security.sso();
    RemovalEffect::of(&claim.state, others, sso, of_claim.unwrap_or_default())
}
