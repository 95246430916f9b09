use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{FactorNameDraft, Factors, Reply};

use crate::caller::Caller;
use crate::factor::renaming;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::store::factor::FactorKind;

/// Give an authenticator app another name
#[utoipa::path(
    put, path = "/api/me/authenticator-apps/{id}", operation_id = "authenticator_app_rename",
    tag = "me",
    params(crate::openapi::OwnHeader, crate::openapi::FactorId),
    security(("session" = [])),
    request_body = FactorNameDraft,
    responses(
        (status = 200, description = "The factors", body = Reply<Factors>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn rename(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<FactorNameDraft>,
) -> Outcome<Json<Reply<Factors>>> {
    renaming::rename(&state, &caller, FactorKind::AuthenticatorApp, id, draft).await
}
