use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{
    Action, RefusedRoute, Reply, Role, RoleView, decide_seeing_as, roles_to_see_as,
};

use crate::access::word;
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::visit::Visit;

/// The settings as a role sees them
///
/// What somebody with that role would be told now, and what the API would refuse them. For a role at
/// or below one's own.
#[utoipa::path(
    get, path = "/api/roles/{role}", operation_id = "role_read", tag = "members",
    params(("role" = Role, Path, description = "The role")),
    security(("session" = [])),
    responses(
        (status = 200, description = "What the role is told", body = Reply<RoleView>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
    role: Result<Path<Role>, PathRejection>,
) -> Outcome<Json<Reply<RoleView>>> {
    let visit = Visit::look(&state, &caller).await?;
    match permitted(&visit, role) {
        Ok(role) => Ok(Json(visit.reply(view(&visit, role)))),
        Err(refusal) => Err(visit.refuse(&[word(Action::SeeAsRole)], refusal).await),
    }
}

/// The role, if the viewer may see the settings as it sees them.
fn permitted(visit: &Visit, role: Result<Path<Role>, PathRejection>) -> Outcome<Role> {
    visit.decide(Action::SeeAsRole)?;
    let Path(role) = role.map_err(Refusal::malformed)?;
    decide_seeing_as(visit.caller.person.person.role, role)?;
    Ok(role)
}

fn view(visit: &Visit, role: Role) -> RoleView {
    RoleView {
        told: visit.session_as(role),
        refused: RefusedRoute::all_of(role),
        roles: roles_to_see_as(visit.caller.person.person.role),
    }
}
