use axum::Json;
use axum::extract::State;
use gatehouse_contract::{
    AccessRequest, AccessRequests, Action, MemberQuery, Permit, Person, Reply, decide_role_change,
};

use crate::caller::Caller;
use crate::member::{Ranks, everyone, members};
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::access_request::{self, StoredRequest};
use crate::store::member::Search;
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
    let mut visit = Visit::look_at(&state, &caller, Action::DecideAccessRequest).await?;
    let requests = find(&mut visit).await?;
    Ok(Json(visit.reply(requests)))
}

/// The requests as the viewer sees them.
pub(super) async fn find(visit: &mut Visit) -> Outcome<AccessRequests> {
    let (id, viewer) = (visit.organization.id.clone(), visit.caller.person.person.id.clone());
    let total = access_request::count_open(visit.db(), &id, &viewer).await?;
    let ranks = Ranks::find(visit).await?;
    let found = access_request::open(visit.db(), &id, &viewer).await?;
    let search = Search { asking: true, ..everyone(visit, MemberQuery::default()) };
    let members = members(visit, &search).await?.members;
    let member = |person: &Person| members.iter().find(|it| it.person.id == person.id).cloned();
    let of = |it: StoredRequest| {
        let permit = match decide_role_change(&ranks.facts(&it.person.person), it.role) {
            Ok(()) => Permit::Allowed,
            Err(denial) => Permit::Denied(denial),
        };
        let StoredRequest { id, person, role, reason, asked_at } = it;
        let member = member(&person.person)?;
        Some(AccessRequest { id, member, role, reason, asked_at, permit })
    };
    Ok(AccessRequests { total, requests: found.into_iter().filter_map(of).collect() })
}
