use axum::extract::State;
use gatehouse_contract::{Action, AllowedFactors, Reply, TwoFactorRequirement, TwoFactorSettings};

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
    *attempted = match &wanted {
        Ok(wanted) if !wanted.required => Action::StopRequiringTwoFactor,
        Ok(wanted) if wanted.allowed == AllowedFactors::PasskeysOnly => Action::RequirePasskeys,
        _ => Action::RequireTwoFactor,
    };
    visit.decide(Action::SeeAccessSecurity)?;
    let wanted = wanted?;
    visit.decide(*attempted)?;
    visit.prove()?;
    visit.expect(if_match, visit.organization.access_version, current).await?;
    let mut is = visit.access.security.clone();
    is.set_two_factor(wanted.parse(visit.now)?)?;
    Ok(vec![(*attempted, is)])
}
