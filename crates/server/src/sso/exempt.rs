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

/// Except a person from required single sign-on
///
/// They keep their password while single sign-on is required, now or later. Not for Owners and
/// Admins, who keep theirs anyway.
#[utoipa::path(
    put, path = "/api/organization/sso/exceptions/{id}", operation_id = "sso_exempt", tag = "sso",
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
pub(crate) async fn exempt(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    if_match: IfMatch,
) -> Outcome<Tagged<SsoSettings>> {
    set(&state, &caller, id, &if_match, Action::ExemptFromSso).await
}
