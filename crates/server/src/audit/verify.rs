use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use gatehouse_contract::{Action, AuditVerdict, Reply};
use serde::Deserialize;
use utoipa::IntoParams;

use super::chain::{Part, verify_in};
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::visit::Visit;

/// From where on to look.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// After the entry with this number, which an answer before found as it was written.
    #[serde(default)]
    #[param(minimum = 0)]
    after: u64,
}

/// Whether the audit log is complete
///
/// Looks at each entry, and at whether it seals the one before it: at 10,000 of them. A longer log is
/// looked at by asking again `after` the entry that the answer got to.
#[utoipa::path(
    get, path = "/api/audit/verification", operation_id = "audit_verify", tag = "audit",
    params(Wanted),
    security(("session" = [])),
    responses(
        (status = 200, description = "What was found", body = Reply<AuditVerdict>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn verify(
    State(state): State<AppState>,
    caller: Caller,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Outcome<Json<Reply<AuditVerdict>>> {
    let mut visit = Visit::look_at(&state, &caller, Action::ReadAuditLog).await?;
    let Query(Wanted { after }) = wanted.map_err(Refusal::malformed)?;
    let id = visit.organization.id.clone();
    let after = i64::try_from(after).map_err(Refusal::malformed)?;
    let part = Part { after, entries: AuditVerdict::PART };
    let verdict = verify_in(visit.db(), &id, part).await?;
    Ok(Json(visit.reply(verdict)))
}
