use axum::Json;
use axum::extract::State;
use gatehouse_contract::{OwnAccess, Reply};
use serde_json::json;

use super::own::find;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::access_request;
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "withdraw_access_request";

/// Take back what one has asked for
///
/// Nothing happens where nothing is asked for, or somebody has decided it.
#[utoipa::path(
    delete, path = "/api/me/access-request", operation_id = "own_access_request_withdraw",
    tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "What they have asked for", body = Reply<OwnAccess>),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn withdraw(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<OwnAccess>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let id = visit.caller.person.person.id.clone();
    if access_request::withdraw(visit.db(), &id).await? {
        visit.record(&Event { action: ACTION, payload: json!({}) }).await?;
    }
    let access = find(&mut visit).await?;
    let reply = visit.reply(access);
    visit.commit().await?;
    Ok(Json(reply))
}
