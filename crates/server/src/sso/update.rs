use axum::extract::State;
use gatehouse_contract::sso::{SsoSettings, SsoSwitches};
use gatehouse_contract::{AccessSecurity, Action, Reply};

use super::read::{current, page};
use crate::access::{store, word};
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::{Draft, IfMatch};
use crate::state::AppState;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Set the single sign-on switches
///
/// What differs from the switches as they are is decided on one by one; all of it is done, or
/// nothing. Turning single sign-on on takes back a two-factor requirement.
#[utoipa::path(
    put, path = "/api/organization/sso", operation_id = "sso_update", tag = "sso",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    request_body = SsoSwitches,
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Conditional, crate::openapi::Faults,
    ),
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    draft: Draft<SsoSwitches>,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let mut attempted = Action::SeeAccessSecurity;
    match switch(&mut visit, &if_match, draft, &mut attempted).await {
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

/// The settings as they are to be. The first change that is wanted is left in `attempted`.
async fn switch(
    visit: &mut Visit,
    if_match: &IfMatch,
    draft: Draft<SsoSwitches>,
    attempted: &mut Action,
) -> Outcome<AccessSecurity> {
    visit.decide(Action::SeeAccessSecurity)?;
    let wanted = draft.read()?;
    let mut is = visit.access.security.clone();
    let changes = wanted.changes_from(SsoSwitches::of(is.sso()));
    *attempted = changes.first().copied().unwrap_or(*attempted);
    visit.expect(if_match, visit.organization.access_version, current).await?;
    is.set_switches(wanted, visit.is_domain_verified(), visit.now).map_err(Refusal::from)?;
    if !changes.is_empty() {
        visit.prove()?;
    }
    Ok(is)
}
