use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{Factors, Reply};

use crate::caller::Caller;
use crate::factor::removal;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::factor::FactorKind;

/// Remove a passkey
///
/// Not possible while it is the last factor that counts and one is required. The viewer's other
/// sessions end.
#[utoipa::path(
    delete, path = "/api/me/passkeys/{id}", operation_id = "passkey_delete",
    tag = "me",
    params(crate::openapi::OwnHeader, crate::openapi::PasskeyId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The factors", body = Reply<Factors>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<Factors>>> {
    removal::remove(&state, &caller, FactorKind::Passkey, id).await
}
