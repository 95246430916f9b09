use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Action, Problem, Session};
use serde_json::json;

use super::delete::tell_owners;
use crate::audit::Event;
use crate::caller::Caller;
use crate::mail::letters::deletion::restored;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::deletion;
use crate::visit::Visit;

const ACTION: &str = "restore_organization";

/// Bring the organization back
///
/// For 30 days after it was deleted. One that is not deleted stays as it is.
#[utoipa::path(
    post, path = "/api/organization/restore", operation_id = "organization_restore",
    tag = "organization",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "It is there", body = Session),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn restore(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Session>> {
    let mut visit = Visit::restore(&state, &caller).await?;
    let change = unmark(&mut visit).await;
    visit.conclude(&[ACTION], change, async |visit| Ok(Json(visit.session()))).await
}

async fn unmark(visit: &mut Visit) -> Outcome<Option<Event>> {
    visit.decide(Action::DeleteOrganization)?;
    let Some(deletion) = visit.deletion() else { return Ok(None) };
    if !deletion.restorable {
        return Err(Problem::OrganizationDeleted { deletion }.into());
    }
    let (id, change) = (visit.organization.id.clone(), visit.as_change());
    deletion::unmark(visit.db(), &id).await?;
    tell_owners(visit, |head| restored(head, &change)).await?;
    let payload = json!({ "name": visit.organization.name, "deleted_by": deletion.by });
    Ok(Some(Event { action: ACTION, payload }))
}
