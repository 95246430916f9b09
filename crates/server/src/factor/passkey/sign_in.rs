use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Denial, Factors, PasskeySignIn, Reply};

use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::enrol;
use crate::factor::list::factors;
use crate::mail::letters::factor::Matter;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::store::person;
use crate::visit::Visit;

const ACTION: &str = "change_passkey_sign_in";

/// Choose whether a passkey alone signs in
///
/// It does so only past what a password signs in past too: never past required single sign-on.
#[utoipa::path(
    put, path = "/api/me/passkey-sign-in", operation_id = "passkey_sign_in_update", tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = PasskeySignIn,
    responses(
        (status = 200, description = "The factors", body = Reply<Factors>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<PasskeySignIn>,
) -> Outcome<Json<Reply<Factors>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let stored = store(&mut visit, draft).await;
    visit.answer(&[ACTION], stored).await
}

async fn store(visit: &mut Visit, draft: Draft<PasskeySignIn>) -> Outcome<Factors> {
    visit.prove()?;
    let wanted = draft.read()?.enabled;
    let person = visit.caller.person.clone();
    if wanted && !person.held.passkey {
        return Err(Denial::NoPasskey.into());
    }
    person::set_passkey_sign_in(visit.db(), &person.person.id, wanted).await?;
    visit.record(&Event::change(ACTION, person.passkey_sign_in.into(), wanted.into())).await?;
    enrol::tell(visit, Matter::PasskeySignIn { enabled: wanted }).await?;
    factors(visit).await
}
