use axum::extract::State;
use axum::response::Response;
use gatehouse_contract::{Enrolled, Factor, FactorNameDraft, PasskeyRegistration, Problem, Reply};
use serde_json::json;

use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::ceremony;
use crate::factor::enrol::{self, Addition};
use crate::mail::letters::factor::Matter;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::store::ceremony::CeremonyKind;
use crate::store::factor::FactorKind;
use crate::store::passkey::{self, StoredPasskey};
use crate::visit::Visit;

const ACTION: &str = "add_passkey";

/// Add a passkey
///
/// With what an authenticator made. From now on it is asked for at each sign-in with a password. The
/// first factor brings recovery codes along. The session gets a new token, and the viewer's others
/// end.
#[utoipa::path(
    post, path = "/api/me/passkeys", operation_id = "passkey_create", tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = PasskeyRegistration,
    responses(
        (status = 200, description = "The factors", body = Reply<Enrolled>,
            headers(("set-cookie" = String, description = "The session, with a new token"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<PasskeyRegistration>,
) -> Outcome<Response> {
    let mut visit = Visit::enrol(&state, &caller).await?;
    let addition = add(&mut visit, draft).await;
    visit.settle(&[ACTION], addition).await?.answer(&state)
}

async fn add(visit: &mut Visit, draft: Draft<PasskeyRegistration>) -> Outcome<Addition> {
    enrol::permit(visit)?;
    let PasskeyRegistration { ceremony, name, credential } = draft.read()?;
    let name = FactorNameDraft { name }.parse()?;
    let (state, person_id, now) =
        (visit.state.clone(), visit.caller.person.person.id.clone(), visit.now);
    let kind = CeremonyKind::Registration;
    let asked = ceremony::close(visit.db(), kind, Some(&person_id), &ceremony, now).await?;
    let new = state.relying_party()?.registered(&asked, credential)?;
    enrol::forget_lost(visit).await?;
    enrol::permit_more(visit, FactorKind::Passkey).await?;
    let factor = Factor { id: new.id, name: name.clone(), added_at: now, used_at: None };
    let passkey = StoredPasskey { factor, credential: new.credential };
    // One that is there already has an owner.
    if !passkey::create(visit.db(), &person_id, &passkey).await? {
        return Err(Problem::WrongPasskey.into());
    }
    let payload = json!({ "name": name });
    let matter = Matter::Added(name.as_str().to_owned());
    enrol::complete(visit, Event { action: ACTION, payload }, matter).await
}
