use axum::Json;
use axum::extract::State;
use gatehouse_contract::{OwnSignIn, Reply};
use serde_json::json;

use super::read::{page, unended};
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::session;
use crate::visit::Visit;

/// End all of the viewer's other sessions
///
/// Signs every device out but the one that asks, and ends sign-ins that wait for a second factor. Where
/// there is none, nothing is changed.
#[utoipa::path(
    delete, path = "/api/me/sessions", operation_id = "own_sign_in_end_other_sessions", tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "The page", body = Reply<OwnSignIn>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn end_other_sessions(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<OwnSignIn>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let ended = end_others(&mut visit).await?;
    if ended > 0 {
        let payload = json!({ "sessions": ended });
        visit.record(&Event { action: "end_other_sessions", payload }).await?;
    }
    let page = page(&mut visit).await?;
    visit.commit().await?;
    Ok(Json(page))
}

/// Ends every session of the viewer but this one, sign-ins that wait for a second factor among them.
/// Answers how many there were.
pub(super) async fn end_others(visit: &mut Visit) -> Outcome<usize> {
    let others = unended(visit).await?.len().saturating_sub(1);
    let (person_id, this) =
        (visit.caller.person.person.id.clone(), visit.caller.session.token_hash.clone());
    session::delete_others(visit.db(), &person_id, &this).await?;
    Ok(others)
}
