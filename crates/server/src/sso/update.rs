use axum::extract::State;
use gatehouse_contract::sso::{SsoChange, SsoSettings, SsoSwitches};
use gatehouse_contract::{AccessSecurity, Action, Problem, Reply};

use super::read::{current, impact, page};
use crate::access::{Step, carry_out, word};
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::{Draft, IfMatch};
use crate::state::AppState;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Set the single sign-on switches
///
/// What differs from the switches as they are is decided on one by one; all of it is done, or
/// nothing. Turning single sign-on on takes back a two-factor requirement. What makes single sign-on
/// the only way in for people is done only by somebody who has seen whom it concerns: `seen` is the
/// impact's digest as it stands. Turning it off can bring the two-factor requirement back as it was,
/// for somebody who has a factor that counts.
#[utoipa::path(
    put, path = "/api/organization/sso", operation_id = "sso_update", tag = "sso",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    request_body = SsoChange,
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Conditional, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    draft: Draft<SsoChange>,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let mut attempted = vec!["change_sso"];
    let steps = switch(&mut visit, &if_match, draft, &mut attempted).await;
    carry_out(visit, &attempted, steps, page).await
}

async fn switch(
    visit: &mut Visit,
    if_match: &IfMatch,
    draft: Draft<SsoChange>,
    attempted: &mut Vec<&'static str>,
) -> Outcome<Vec<Step>> {
    let (mut is, wanted) = (visit.access.security.clone(), draft.read());
    let now = SsoSwitches::of(is.sso());
    let changes = wanted.as_ref().map(|it| it.switches.changes_from(now)).unwrap_or_default();
    if !changes.is_empty() {
        *attempted = changes.iter().copied().map(word).collect();
    }
    visit.decide(Action::SeeAccessSecurity)?;
    let wanted = wanted?;
    visit.expect(if_match, visit.organization.access_version, current).await?;
    let mut steps = is.set_switches(wanted.switches, visit.is_domain_verified(), visit.now)?;
    if wanted.restore_two_factor && changes.contains(&Action::TurnOffSso) {
        is.restore_two_factor(visit.caller.person.held)?;
        if is.two_factor().is_required() {
            attempted.push(word(Action::RequireTwoFactor));
            steps.push((Action::RequireTwoFactor, is.clone()));
        }
    }
    if !steps.is_empty() {
        visit.prove()?;
    }
    if begins_to_bind(visit, &is) {
        expect_seen(visit, wanted.seen).await?;
    }
    Ok(steps)
}

/// Whether passwords stop working for people with these settings.
fn begins_to_bind(visit: &Visit, is: &AccessSecurity) -> bool {
    let verified = visit.is_domain_verified();
    is.sso().is_enforced(verified) && !visit.access.security.sso().is_enforced(verified)
}

/// Whether this is the impact that was shown.
///
/// # Errors
/// [`Problem::ImpactChanged`] with the page as it is now.
async fn expect_seen(visit: &mut Visit, seen: Option<String>) -> Outcome<()> {
    if seen == Some(impact(visit).await?.digest) {
        return Ok(());
    }
    Err(Problem::ImpactChanged { current: current(visit).await? }.into())
}
