use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{Factors, FactorsHeld, Problem, Reply};
use serde_json::json;

use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::list::factors;
use crate::factor::removal;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::passkey;
use crate::visit::Visit;

const ACTION: &str = "remove_passkey";

/// Remove a passkey
///
/// Not possible while it is the last factor that counts and one is required. The viewer's other
/// sessions end.
#[utoipa::path(
    delete, path = "/api/me/passkeys/{id}", operation_id = "passkey_delete",
    tag = "me",
    params(crate::openapi::OwnHeader, crate::openapi::PasskeyId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The factors", body = Reply<Factors>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<Factors>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    match remove(&mut visit, id).await {
        Ok(()) => {
            let factors = factors(&mut visit).await?;
            let reply = visit.reply(factors);
            visit.commit().await?;
            Ok(Json(reply))
        }
        Err(refusal) => Err(visit.refuse(&[ACTION], refusal).await),
    }
}

async fn remove(visit: &mut Visit, id: Result<Path<String>, PathRejection>) -> Outcome<()> {
    visit.prove()?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let (person_id, held) = (visit.caller.person.person.id.clone(), visit.caller.person.held);
    let passkeys = passkey::all(visit.db(), &person_id).await?;
    let passkey = passkeys.iter().find(|it| it.id == id).ok_or(Problem::NotFound)?;
    removal::permit(visit, FactorsHeld { passkey: passkeys.len() > 1, ..held })?;
    passkey::delete(visit.db(), &passkey.id).await?;
    let event = Event { action: ACTION, payload: json!({ "name": passkey.name }) };
    removal::complete(visit, event, passkey.name.as_str().to_owned()).await
}
