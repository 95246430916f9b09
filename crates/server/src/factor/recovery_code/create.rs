use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Enrolled, Problem, Reply};
use serde_json::json;

use super::make;
use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::enrol;
use crate::factor::list::factors;
use crate::mail::letters::factor::Matter;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::person;
use crate::visit::Visit;

const ACTION: &str = "make_recovery_codes";

/// Make new recovery codes
///
/// In place of all that there were. They are in the answer, once and never again. Not for whoever
/// has no factor that they could stand in for.
#[utoipa::path(
    post, path = "/api/me/recovery-codes", operation_id = "recovery_code_create", tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "The codes", body = Reply<Enrolled>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<Enrolled>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let enrolled = renew(&mut visit).await;
    visit.answer(&[ACTION], enrolled).await
}

async fn renew(visit: &mut Visit) -> Outcome<Enrolled> {
    visit.prove()?;
    if !visit.caller.person.held.any() {
        return Err(Problem::NotFound.into());
    }
    let id = visit.caller.person.person.id.clone();
    let recovery_codes = make(visit).await?;
    person::set_enrols_again(visit.db(), &id, false).await?;
    enrol::end_others(visit).await?;
    visit.record(&Event { action: ACTION, payload: json!({}) }).await?;
    enrol::tell(visit, Matter::CodesMade).await?;
    Ok(Enrolled { factors: factors(visit).await?, recovery_codes })
}
