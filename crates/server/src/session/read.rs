use axum::Json;
use axum::extract::State;
use gatehouse_contract::Session;

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::visit::Visit;

/// Who is signed in, where, and what they may do now
#[utoipa::path(
    get, path = "/api/session", operation_id = "session_read", tag = "session",
    security(("session" = [])),
    responses(
        (status = 200, description = "The session", body = Session),
        crate::openapi::SignedOut, crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(State(state): State<AppState>, caller: Caller) -> Outcome<Json<Session>> {
    Ok(Json(Visit::look(&state, &caller).await?.session()))
}
