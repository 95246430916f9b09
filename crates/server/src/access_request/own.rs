use axum::Json;
use axum::extract::State;
use gatehouse_contract::{OwnAccess, Reply, roles_to_ask_for};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::access_request;
use crate::visit::Visit;

/// What the viewer has asked for, and what they may ask for
#[utoipa::path(
    get, path = "/api/me/access-request", operation_id = "own_access_request_read", tag = "me",
    security(("session" = [])),
    responses(
        (status = 200, description = "What they have asked for", body = Reply<OwnAccess>),
        crate::openapi::SignedOut, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<OwnAccess>>> {
    let mut visit = Visit::look(&state, &caller).await?;
    let access = find(&mut visit).await?;
    Ok(Json(visit.reply(access)))
}

/// What the viewer has asked for, as it is in their transaction.
pub(super) async fn find(visit: &mut Visit) -> Outcome<OwnAccess> {
    let person = visit.caller.person.person.clone();
    let (request, decision) = access_request::of_person(visit.db(), &person.id).await?;
    // A role that was given and is another one by now is no news.
    let decision = decision.filter(|it| !it.granted || it.role == person.role);
    Ok(OwnAccess { roles: roles_to_ask_for(person.role), request, decision })
}
