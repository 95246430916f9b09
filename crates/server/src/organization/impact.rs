use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Action, DeletionImpact, Reply};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::deletion;
use crate::visit::Visit;

/// Whom and what deleting the organization would concern
#[utoipa::path(
    get, path = "/api/organization/deletion", operation_id = "organization_deletion_impact",
    tag = "organization", security(("session" = [])),
    responses(
        (status = 200, description = "Whom and what", body = Reply<DeletionImpact>),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<DeletionImpact>>> {
    let mut visit = Visit::look_at(&state, &caller, Action::DeleteOrganization).await?;
    let (organization, now) = (visit.organization.clone(), visit.now);
    let impact = deletion::impact(visit.db(), &organization, now).await?;
    Ok(Json(visit.reply(impact)))
}
