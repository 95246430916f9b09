use axum::extract::State;
use gatehouse_contract::{AccessSecurity, Action, Reply, TwoFactorRequirement, TwoFactorSettings};

use super::read::{current, page};
use crate::access::{store, word};
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::{Draft, IfMatch};
use crate::state::AppState;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Require a second factor of everyone, or stop
///
/// Not possible while single sign-on is on.
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
        crate::openapi::Faults,
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
    match change(&mut visit, &if_match, draft, &mut attempted).await {
        Ok(is) => {
            if let Some(event) = store(&mut visit, word(attempted), &is).await? {
                visit.record(&event).await?;
            }
            let page = page(&mut visit).await?;
            visit.commit().await?;
            Ok(page)
        }
        Err(refusal) => Err(visit.refuse(word(attempted), refusal).await),
    }
}

async fn change(
    visit: &mut Visit,
    if_match: &IfMatch,
    draft: Draft<TwoFactorRequirement>,
    attempted: &mut Action,
) -> Outcome<AccessSecurity> {
    visit.decide(Action::SeeAccessSecurity)?;
    let wanted = draft.read()?;
    if !wanted.required {
        *attempted = Action::StopRequiringTwoFactor;
    }
    visit.decide(*attempted)?;
    visit.prove()?;
    visit.expect(if_match, visit.organization.access_version, current).await?;
    let mut is = visit.access.security.clone();
    is.set_two_factor(wanted.parse(visit.now)?).map_err(Refusal::from)?;
    Ok(is)
}
