use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{AccessRequests, Action, Reply};
use serde_json::json;

use super::list::find;
use super::{conclude, to_decide};
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::member::give;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "grant_access_request";

/// Give the role that is asked for
///
/// By the rules by which roles are given. Whoever asked is told by mail.
#[utoipa::path(
    post, path = "/api/access-requests/{id}/grant", operation_id = "access_request_grant",
    tag = "members",
    params(crate::openapi::OwnHeader, crate::openapi::AccessRequestId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The requests that are left", body = Reply<AccessRequests>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn grant(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<AccessRequests>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let left = decide(&mut visit, id).await;
    visit.answer(&[ACTION], left).await
}

async fn decide(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<AccessRequests> {
    let request = to_decide(visit, id).await?;
    visit.prove()?;
    let person = &request.person.person;
    conclude(visit, person, (request.role, true), None).await?;
    let payload = json!({ "person": { "id": person.id, "name": person.name },
                          "role": request.role, "reason": request.reason });
    visit.record(&Event { action: ACTION, payload }).await?;
    let action = word(Action::ChangeRole);
    give(visit, request.person, request.role, action).await?;
    find(visit).await
}
