use axum::Json;
use axum::extract::Query;
use axum::extract::State;
use axum::extract::rejection::QueryRejection;
use gatehouse_contract::{
    Action, AuditEntries, AuditOutcome, AuditQuery, Problem, Reply, Timestamp,
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::ShortWord;
use crate::state::AppState;
use crate::store::audit::{self, Part, Place};
use crate::visit::Visit;

/// Which entries.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Of the person with this id.
    #[param(value_type = Option<String>, max_length = 64)]
    person: Option<ShortWord>,
    /// Of this action, as entries name it.
    #[param(value_type = Option<String>, max_length = 64)]
    action: Option<ShortWord>,
    /// That ended like this.
    #[param(inline)]
    outcome: Option<AuditOutcome>,
    /// From this moment on.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Before this moment.
    #[param(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// Older than the entry with this number.
    #[param(minimum = 1)]
    before: Option<i64>,
    /// Newer than the entry with this number; beside `before`, it does not count.
    #[param(minimum = 1)]
    after: Option<i64>,
}

impl Wanted {
    fn query(self) -> AuditQuery {
        let Self { person, action, outcome, from, until, .. } = self;
        let (person, action) = (person.map(|it| it.0), action.map(|it| it.0));
        AuditQuery { person, action, outcome, from, until }
    }
}

/// The audit log
///
/// Entries, the newest first, 50 on a page. Older pages are asked for by the number of the last entry
/// (`before`), what has come since by that of the first (`after`).
#[utoipa::path(
    get, path = "/api/audit", operation_id = "audit_list", tag = "audit",
    params(Wanted),
    security(("session" = [])),
    responses(
        (status = 200, description = "Entries", body = Reply<AuditEntries>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Outcome<Json<Reply<AuditEntries>>> {
    let mut visit = Visit::look_at(&state, &caller, Action::ReadAuditLog).await?;
    let Query(wanted) = wanted.map_err(Refusal::malformed)?;
    let part = part(&mut visit, &wanted).await?;
    let id = visit.organization.id.clone();
    // One more tells whether there are more.
    let limit = AuditEntries::PAGE + 1;
    let mut entries = audit::find(visit.db(), &id, &wanted.query(), part, limit).await?;
    let has_older = entries.len() == limit as usize;
    entries.truncate(AuditEntries::PAGE as usize);
    Ok(Json(visit.reply(AuditEntries { entries, has_older })))
}

async fn part(visit: &mut Visit, wanted: &Wanted) -> Outcome<Part> {
    match (wanted.before, wanted.after) {
        (None, None) => Ok(Part::Newest),
        (Some(seq), _) => place(visit, seq).await.map(Part::Before),
        (None, Some(seq)) => place(visit, seq).await.map(Part::After),
    }
}

async fn place(visit: &mut Visit, seq: i64) -> Outcome<Place> {
    let id = visit.organization.id.clone();
    let place = audit::place(visit.db(), &id, seq).await?;
    place.ok_or(Problem::NotFound.into())
}
