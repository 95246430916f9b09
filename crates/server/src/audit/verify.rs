use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Action, AuditVerdict, Reply};

use super::chain::verify_in;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::visit::Visit;

/// Whether the audit log is complete
///
/// Looks at every entry, and at whether each seals the one before it.
#[utoipa::path(
    get, path = "/api/audit/verification", operation_id = "audit_verify", tag = "audit",
    security(("session" = [])),
    responses(
        (status = 200, description = "What was found", body = Reply<AuditVerdict>),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn verify(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<AuditVerdict>>> {
    let mut visit = Visit::look_at(&state, &caller, Action::ReadAuditLog).await?;
    let id = visit.organization.id.clone();
    let verdict = verify_in(visit.db(), &id).await?;
    Ok(Json(visit.reply(verdict)))
}
