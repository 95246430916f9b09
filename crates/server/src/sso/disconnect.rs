use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, Reply};

use super::read::{current, page};
use crate::access::{Step, carry_out, word};
use crate::caller::Caller;
use crate::organization::Confirmation;
use crate::problem::Outcome;
use crate::request::IfMatch;
use crate::state::AppState;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Remove the connection for good
///
/// Possible while single sign-on is off, and with the organization's name.
#[utoipa::path(
    delete, path = "/api/organization/sso/connection", operation_id = "sso_disconnect", tag = "sso",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader, Confirmation),
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Conditional, crate::openapi::Invalid,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn disconnect(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    confirmation: Result<Query<Confirmation>, QueryRejection>,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let steps = remove(&mut visit, &if_match, confirmation).await;
    carry_out(visit, &[word(Action::RemoveSsoConnection)], steps, page).await
}

async fn remove(
    visit: &mut Visit,
    if_match: &IfMatch,
    confirmation: Result<Query<Confirmation>, QueryRejection>,
) -> Outcome<Vec<Step>> {
    visit.decide(Action::RemoveSsoConnection)?;
    visit.prove()?;
    visit.expect(if_match, visit.organization.access_version, current).await?;
    Confirmation::check(confirmation, &visit.organization.name)?;
    let mut is = visit.access.security.clone();
    is.remove_connection()?;
    Ok(vec![(Action::RemoveSsoConnection, is)])
}
