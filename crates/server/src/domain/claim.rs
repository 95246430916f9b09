use axum::Json;
use axum::extract::State;
use gatehouse_contract::domain::{DomainDraft, DomainSettings, DomainState};
use gatehouse_contract::{Action, Field, FieldError, Flaw, Reply};

use super::list::page;
use super::name;
use super::settle::told;
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::hex;
use crate::owner::new_id;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::domain::{self, StoredDomain};
use crate::visit::Visit;

/// Claim a domain
///
/// A claim is pending until its TXT record is found in the DNS, and keeps nobody else from claiming
/// the same domain.
#[utoipa::path(
    post, path = "/api/domains", operation_id = "domain_claim", tag = "domains",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = DomainDraft,
    responses(
        (status = 200, description = "The domains", body = Reply<DomainSettings>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Invalid, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn claim(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<DomainDraft>,
) -> Outcome<Json<Reply<DomainSettings>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let action = word(Action::ClaimDomain);
    let claim = create(&mut visit, draft).await;
    let change =
        claim.map(|claim| Some(Event::change(action, serde_json::Value::Null, told(&claim))));
    visit.conclude(&[action], change, page).await.map(Json)
}

async fn create(visit: &mut Visit, draft: Draft<DomainDraft>) -> Outcome<StoredDomain> {
    visit.decide(Action::ClaimDomain)?;
    visit.prove()?;
    let draft = draft.read()?;
    let flawed = |flaw| Refusal::from(vec![FieldError::new(Field::Domain, flaw)]);
    let name = name::parse(&draft).map_err(flawed)?;
    let organization_id = visit.organization.id.clone();
    let claims = domain::all(visit.db(), &organization_id).await?;
    if claims.iter().any(|claim| claim.name == name) {
        return Err(flawed(Flaw::AlreadyClaimed));
    }
    if claims.len() >= DomainSettings::LIMIT as usize {
        return Err(flawed(Flaw::TooManyDomains { limit: DomainSettings::LIMIT }));
    }
    if domain::is_verified_elsewhere(visit.db(), &organization_id, &name).await? {
        return Err(flawed(Flaw::VerifiedElsewhere));
    }
    let claim = StoredDomain {
        id: new_id(),
        organization_id,
        name,
        token: new_token(),
        version: gatehouse_contract::Version(1),
        state: DomainState::Pending,
        claimed: visit.as_change(),
        next_check: DomainState::Pending.next_check(visit.now),
        last_check: None,
    };
    domain::create(visit.db(), &claim).await?;
    Ok(claim)
}

/// 128 random bits, as hex.
pub(crate) fn new_token() -> String {
    hex::encode(&rand::random::<[u8; 16]>())
}
