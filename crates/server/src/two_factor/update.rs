use axum::extract::State;
use gatehouse_contract::{Action, Reply, TwoFactorRequirement, TwoFactorSettings};

use super::read::{current, page};
use crate::access::{Step, carry_out, word};
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::{Draft, IfMatch};
use crate::state::AppState;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Require a second factor of everyone, or stop
///
/// Not possible while single sign-on is on. Whoever requires a factor of others has one that counts.
#[utoipa::path(
    put, path = "/api/organization/two-factor", operation_id = "two_factor_update",
    tag = "two-factor",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    request_body = TwoFactorRequirement,
    responses(
        (status = 200, description = "The settings", body = Reply<TwoFactorSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Conditional, crate::openapi::Invalid,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    draft: Draft<TwoFactorRequirement>,
) -> Outcome<Tagged<TwoFactorSettings>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let mut attempted = Action::RequireTwoFactor;
    let steps = require(&mut visit, &if_match, draft, &mut attempted).await;
    carry_out(visit, &[word(attempted)], steps, page).await
}

async fn require(
    visit: &mut Visit,
    if_match: &IfMatch,
    draft: Draft<TwoFactorRequirement>,
    attempted: &mut Action,
) -> Outcome<Vec<Step>> {
    let wanted = draft.read();
    if wanted.as_ref().is_ok_and(|wanted| !wanted.required) {
        *attempted = Action::StopRequiringTwoFactor;
    }
    visit.decide(Action::SeeAccessSecurity)?;
    let wanted = wanted?;
    visit.decide(*attempted)?;
    visit.prove()?;
    visit.expect(if_match, visit.organization.access_version, current).await?;
    let (mut is, policy) = (visit.access.security.clone(), wanted.parse(visit.now)?);
    policy.permit(visit.caller.person.held)?;
    is.set_two_factor(policy)?;
    Ok(vec![(*attempted, is)])
}
