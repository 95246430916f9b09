use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{FactorName, FactorNameDraft, Factors, Problem, Reply};
use serde_json::json;

use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::list::factors;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::passkey;
use crate::visit::Visit;

const ACTION: &str = "rename_passkey";

/// Give a passkey another name
#[utoipa::path(
    put, path = "/api/me/passkeys/{id}", operation_id = "passkey_rename",
    tag = "me",
    params(crate::openapi::OwnHeader, crate::openapi::PasskeyId),
    security(("session" = [])),
    request_body = FactorNameDraft,
    responses(
        (status = 200, description = "The factors", body = Reply<Factors>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn rename(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<FactorNameDraft>,
) -> Outcome<Json<Reply<Factors>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    match store(&mut visit, id, draft).await {
        Ok(name) => {
            visit.record(&Event { action: ACTION, payload: json!({ "name": name }) }).await?;
            let factors = factors(&mut visit).await?;
            let reply = visit.reply(factors);
            visit.commit().await?;
            Ok(Json(reply))
        }
        Err(refusal) => Err(visit.refuse(&[ACTION], refusal).await),
    }
}

async fn store(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<FactorNameDraft>,
) -> Outcome<FactorName> {
    let (Path(id), name) = (id.map_err(Refusal::malformed)?, draft.read()?.parse()?);
    let person_id = visit.caller.person.person.id.clone();
    let is_there = passkey::rename(visit.db(), &person_id, &id, &name).await?;
    if is_there { Ok(name) } else { Err(Problem::NotFound.into()) }
}
