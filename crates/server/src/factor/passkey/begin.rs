use axum::Json;
use axum::extract::State;
use gatehouse_contract::PasskeyOptions;

use crate::caller::Caller;
use crate::factor::{ceremony, enrol};
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::ceremony::CeremonyKind;
use crate::store::factor::FactorKind;
use crate::store::passkey;
use crate::visit::Visit;

/// What it is called in the audit log, where it is refused.
const ACTION: &str = "add_passkey";

/// Begin to add a passkey
///
/// What the browser asks an authenticator for. It is good for five minutes, on any server.
#[utoipa::path(
    post, path = "/api/me/passkeys/options", operation_id = "passkey_begin", tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "What to ask for", body = PasskeyOptions),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn begin(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<PasskeyOptions>> {
    let mut visit = Visit::enrol(&state, &caller).await?;
    match ask(&mut visit).await {
        Ok(options) => {
            visit.commit_unrecorded().await?;
            Ok(Json(options))
        }
        Err(refusal) => Err(visit.refuse(&[ACTION], refusal).await),
    }
}

async fn ask(visit: &mut Visit) -> Outcome<PasskeyOptions> {
    enrol::permit(visit)?;
    let (person, now) = (visit.caller.person.person.clone(), visit.now);
    // What is thought to be lost may be found, and set up anew.
    let there = match enrol::replaces_lost(visit) {
        true => Vec::new(),
        false => {
            enrol::permit_more(visit, FactorKind::Passkey).await?;
            passkey::all(visit.db(), &person.id).await?
        }
    };
    let asked = visit.state.relying_party()?.register(&person, &there)?;
    let kind = CeremonyKind::Registration;
    ceremony::open(visit.db(), kind, Some(&person.id), asked, now).await
}
