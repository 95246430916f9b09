use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::domain::DomainSettings;
use gatehouse_contract::{Action, Reply};

use super::find;
use super::list::page;
use super::look::look;
use super::settle::settle;
use super::watch::LEASE_SECONDS;
use crate::access::word;
use crate::audit::Author;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::domain::{self, StoredDomain};
use crate::visit::Visit;

/// Look for a domain's record in the DNS now
///
/// Answers once the DNS has. While another check of the same domain is under way, that one counts
/// and the domains are answered as they stand.
#[utoipa::path(
    post, path = "/api/domains/{id}/check", operation_id = "domain_check", tag = "domains",
    params(crate::openapi::OwnHeader, crate::openapi::DomainId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The domains", body = Reply<DomainSettings>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn check(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<DomainSettings>>> {
    let action = word(Action::CheckDomain);
    let mut visit = Visit::look(&state, &caller).await?;
    let claim = match permitted(&mut visit, id).await {
        Ok(claim) => claim,
        Err(refusal) => return Err(visit.refuse(&[action], refusal).await),
    };
    drop(visit);
    if is_leased(&state, &claim).await? {
        let check = look(&state.shared.dns, &claim.name, &claim.token, state.clock.now()).await;
        settle(&state, &claim.id, &check, &Author::of(&caller)).await?;
    }
    let mut visit =
        Visit::look(&state, &caller).await?.admit(Action::SeeAccessSecurity, action).await?;
    page(&mut visit).await.map(Json)
}

async fn permitted(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<StoredDomain> {
    visit.decide(Action::CheckDomain)?;
    find(visit, id).await
}

/// Takes the check, unless somebody is at it.
async fn is_leased(state: &AppState, claim: &StoredDomain) -> Outcome<bool> {
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    let until = now.plus_seconds(LEASE_SECONDS);
    let is_leased = domain::lease(&mut db, &claim.id, now, until).await?;
    db.commit().await?;
    Ok(is_leased)
}
