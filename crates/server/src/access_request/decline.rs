use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{AccessRequests, Declining, Reply};
use serde_json::json;

use super::list::find;
use super::{conclude, to_decide};
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "decline_access_request";

/// Decline a request
///
/// By whoever could give the role. Whoever asked is told by mail, with the note if there is one.
#[utoipa::path(
    post, path = "/api/access-requests/{id}/decline", operation_id = "access_request_decline",
    tag = "members",
    params(crate::openapi::OwnHeader, crate::openapi::AccessRequestId),
    security(("session" = [])),
    request_body = Declining,
    responses(
        (status = 200, description = "The requests that are left", body = Reply<AccessRequests>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn decline(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<Declining>,
) -> Outcome<Json<Reply<AccessRequests>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let left = decide(&mut visit, id, draft).await;
    visit.answer(&[ACTION], left).await
}

async fn decide(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<Declining>,
) -> Outcome<AccessRequests> {
    let request = to_decide(visit, id).await?;
    let note = draft.read()?.parse()?;
    let person = &request.person.person;
    let payload = json!({ "person": { "id": person.id, "name": person.name },
                          "role": request.role, "reason": request.reason, "note": note });
    conclude(visit, person, (request.role, false), note).await?;
    visit.record(&Event { action: ACTION, payload }).await?;
    find(visit).await
}
