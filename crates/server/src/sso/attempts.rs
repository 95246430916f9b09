use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::saml::{Attempt, AttemptReport};
use gatehouse_contract::{Action, Problem, Reply};

use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::saml::attempt;
use crate::visit::Visit;

/// What looking at attempts is called in the audit log.
const ACTION: &str = "see_sso_attempts";

/// The last attempts to test the connection or to sign in with it
///
/// At most 20, the newest first.
#[utoipa::path(
    get, path = "/api/organization/sso/attempts", operation_id = "sso_attempts", tag = "sso",
    security(("session" = [])),
    responses(
        (status = 200, description = "The attempts", body = Reply<Vec<Attempt>>),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<Vec<Attempt>>>> {
    let mut visit =
        Visit::look(&state, &caller).await?.admit(Action::SeeAccessSecurity, ACTION).await?;
    let id = visit.organization.id.clone();
    let attempts = attempt::last(visit.db(), &id).await?;
    Ok(Json(visit.reply(attempts)))
}

/// What is known of one attempt
///
/// Every check, what the response says of the person, and its XML with signatures and certificates
/// shortened.
#[utoipa::path(
    get, path = "/api/organization/sso/attempts/{id}", operation_id = "sso_attempt", tag = "sso",
    params(("id" = String, Path, description = "The attempt", min_length = 1, max_length = 64,
        pattern = "^[0-9a-z]+$")),
    security(("session" = [])),
    responses(
        (status = 200, description = "The report", body = Reply<AttemptReport>),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::NotFound,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<AttemptReport>>> {
    let mut visit =
        Visit::look(&state, &caller).await?.admit(Action::SeeAccessSecurity, ACTION).await?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let organization_id = visit.organization.id.clone();
    let report = attempt::find(visit.db(), &organization_id, &id).await?;
    Ok(Json(visit.reply(report.ok_or(Problem::NotFound)?)))
}
