use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{OwnSignIn, Problem, Reply};
use serde_json::json;

use super::read::{device, page, sessions};
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::session::{self, StoredSession};
use crate::visit::Visit;

/// End one of the viewer's other sessions
///
/// Signs that device out at once. The session that asks is ended by `DELETE /api/session`, which takes
/// the cookie away too; here it is not found, like one that has ended or is somebody else's.
#[utoipa::path(
    delete, path = "/api/me/sessions/{id}", operation_id = "own_sign_in_end_session", tag = "me",
    params(crate::openapi::OwnHeader, crate::openapi::SessionId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The page", body = Reply<OwnSignIn>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Faults,
    ),
)]
pub(crate) async fn end_session(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<OwnSignIn>>> {
    let Path(id) = id.map_err(Refusal::malformed)?;
    let mut visit = Visit::change(&state, &caller).await?;
    let this = visit.caller.session.id.clone();
    let ended = find_other(&mut visit, &id).await?;
    session::delete(visit.db(), &ended.token_hash).await?;
    let device = device(ended, &this);
    let payload = json!({
        "browser": device.browser, "system": device.system, "address": device.address,
        "signed_in_at": device.signed_in_at,
    });
    visit.record(&Event { action: "end_session", payload }).await?;
    let page = page(&mut visit).await?;
    visit.commit().await?;
    Ok(Json(page))
}

async fn find_other(visit: &mut Visit, id: &str) -> Outcome<StoredSession> {
    let this = visit.caller.session.id.clone();
    let mut others = sessions(visit).await?.into_iter().filter(|session| session.id != this);
    others.find(|session| session.id == id).ok_or(Problem::NotFound.into())
}
