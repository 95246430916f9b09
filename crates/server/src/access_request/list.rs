use axum::Json;
use axum::extract::State;
use gatehouse_contract::{
    AccessRequest, AccessRequests, Action, Permit, Reply, decide_role_change,
};

use crate::access::word;
use crate::caller::Caller;
use crate::member::Ranks;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::access_request;
use crate::visit::Visit;

/// The requests that nobody has decided yet
///
/// Of others than the viewer, the oldest first, up to 100.
#[utoipa::path(
    get, path = "/api/access-requests", operation_id = "access_request_list", tag = "members",
    security(("session" = [])),
    responses(
        (status = 200, description = "The requests", body = Reply<AccessRequests>),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<AccessRequests>>> {
    let mut visit = Visit::look(&state, &caller).await?;
    if let Err(refusal) = visit.decide(Action::DecideAccessRequest) {
        return Err(visit.refuse(&[word(Action::DecideAccessRequest)], refusal).await);
    }
    let requests = find(&mut visit).await?;
    Ok(Json(visit.reply(requests)))
}

/// The requests as the viewer sees them.
pub(super) async fn find(visit: &mut Visit) -> Outcome<AccessRequests> {
    let (id, viewer) = (visit.organization.id.clone(), visit.caller.person.person.id.clone());
    let total = access_request::count_open(visit.db(), &id, &viewer).await?;
    let ranks = Ranks::find(visit).await?;
    let found = access_request::open(visit.db(), &id, &viewer, AccessRequests::PAGE).await?;
    let of = |it: access_request::StoredRequest| AccessRequest {
        permit: match decide_role_change(&ranks.facts(&it.person.person), it.role) {
            Ok(()) => Permit::Allowed,
            Err(denial) => Permit::Denied(denial),
        },
        id: it.id,
        person: it.person.person,
        role: it.role,
        reason: it.reason,
        asked_at: it.asked_at,
    };
    Ok(AccessRequests { total, requests: found.into_iter().map(of).collect() })
}
