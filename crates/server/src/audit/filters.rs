use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Action, AuditFilters, Reply};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::audit;
use crate::visit::Visit;

/// What the audit log can be filtered by
///
/// The actions and the people that are in it.
#[utoipa::path(
    get, path = "/api/audit/filters", operation_id = "audit_read_filters", tag = "audit",
    security(("session" = [])),
    responses(
        (status = 200, description = "What there is in it", body = Reply<AuditFilters>),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<AuditFilters>>> {
    let mut visit = Visit::look_at(&state, &caller, Action::ReadAuditLog).await?;
    let id = visit.organization.id.clone();
    let filters = audit::filters(visit.db(), &id).await?;
    Ok(Json(visit.reply(filters)))
}
