use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, Reply};

use super::exemption::set;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::IfMatch;
use crate::state::AppState;
use crate::tagged::Tagged;

/// End a person's exception from required single sign-on
///
/// While single sign-on is required, their sessions that began with a password end 15 minutes later;
/// without an address on a verified domain, all of them.
#[utoipa::path(
    delete, path = "/api/organization/sso/exceptions/{id}", operation_id = "sso_end_exemption", tag = "sso",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader, crate::openapi::PersonId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::Conditional,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn end_exemption(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    if_match: IfMatch,
) -> Outcome<Tagged<SsoSettings>> {
    set(&state, &caller, id, &if_match, Action::EndSsoExemption).await
}
