use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use serde_json::json;

use crate::audit::Event;
use crate::caller::{Caller, carried};
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::session;
use crate::visit::Visit;

/// Sign out
///
/// The answer is the same without a session.
#[utoipa::path(
    delete, path = "/api/session", operation_id = "session_delete", tag = "session",
    params(crate::openapi::OwnHeader),
    responses(
        (status = 204, description = "Signed out",
            headers(("set-cookie" = String, description = "An empty session"))),
        crate::openapi::Unreadable, crate::openapi::Refused, crate::openapi::Faults,
    ),
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Result<Caller, crate::problem::Refusal>,
    headers: HeaderMap,
) -> Outcome<impl IntoResponse> {
    if let Ok(caller) = caller {
        let mut visit = Visit::change_half_way(&state, &caller).await?;
        visit.record(&Event { action: "sign_out", payload: json!({}) }).await?;
        session::delete(visit.db(), &caller.session.token_hash).await?;
        visit.commit().await?;
    } else if let Some(ended) = carried(&headers, &state) {
        let mut db = state.store.write().await?;
        session::delete(&mut db, &ended).await?;
        db.commit().await?;
    }
    let cookie = state.shared.cookie.clear()?;
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, cookie)])))
}
