//! Whether the server runs, and whether it can do its work.

use axum::Json;
use axum::extract::State;
use gatehouse_contract::Problem;
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::Outcome;
use crate::state::AppState;

/// The answer of a server that is well.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// Always `ok`: anything else is an error answer.
    #[schema(pattern = "^ok$")]
    status: &'static str,
}

/// Whether the server runs
#[utoipa::path(
    get, path = "/healthz", operation_id = "health_live", tag = "health",
    responses((status = 200, description = "It runs", body = Health)),
)]
pub(crate) async fn live() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Whether the server reaches its database
#[utoipa::path(
    get, path = "/readyz", operation_id = "health_ready", tag = "health",
    responses(
        (status = 200, description = "It does", body = Health),
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn ready(State(state): State<AppState>) -> Outcome<Json<Health>> {
    match state.store.is_ready().await {
        true => Ok(live().await),
        false => Err(Problem::Unavailable.into()),
    }
}
