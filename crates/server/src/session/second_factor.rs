use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};
use gatehouse_contract::{Problem, SecondStep, Session, Standing};
use serde_json::json;

use super::renew;
use super::token::Token;
use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::{enrol, proof};
use crate::mail::letters::factor::Matter;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::throttle::Door;
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "sign_in";

/// Take the second step of a sign-in
///
/// After the password. A code is taken once, and a recovery code and what a passkey says too. After five
/// wrong codes in a row, each further one makes the account wait longer for codes, up to 15 minutes. The
/// session gets a new token.
#[utoipa::path(
    post, path = "/api/session/second-factor", operation_id = "session_second_factor",
    tag = "session",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = SecondStep,
    responses(
        (status = 200, description = "Signed in", body = Session,
            headers(("set-cookie" = String, description = "The session, with a new token"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn prove(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<SecondStep>,
) -> Outcome<Response> {
    let step = draft.read()?;
    let (door, is_guessed) = match &step {
        SecondStep::Code(_) => (Door::Code, proof::count(&state, &caller, Door::Code).await?),
        SecondStep::RecoveryCode(_) => {
            (Door::RecoveryCode, proof::count_recovery_code(&state, &caller).await?)
        }
        // Nobody guesses a passkey: whoever has one is not kept waiting by whoever guesses codes.
        SecondStep::Passkey(_) => {
            state.shared.addresses.check(caller.origin.address)?;
            (Door::Code, false)
        }
    };
    let mut visit = Visit::change_half_way(&state, &caller).await?;
    if visit.standing() != Standing::ProvesFactor {
        visit.expect_signed_in().await?;
        return Ok(Json(visit.session()).into_response());
    }
    match take(&mut visit, step).await {
        Ok(event) => complete(visit, &event).await,
        Err(refusal) => {
            let refusal = visit.refuse(&[ACTION], refusal).await;
            if is_guessed && refusal.0 == Problem::WrongCode {
                proof::warn(&state, &caller, door).await?;
            }
            Err(refusal)
        }
    }
}

async fn take(visit: &mut Visit, step: SecondStep) -> Outcome<Event> {
    let payload = match step {
        SecondStep::Code(typed) => {
            proof::take_code(visit, &typed, Door::Code).await?;
            json!({ "with": "password", "factor": "code" })
        }
        SecondStep::Passkey(said) => {
            proof::take_assertion(visit, &said).await?;
            json!({ "with": "password", "factor": "passkey" })
        }
        SecondStep::RecoveryCode(typed) => {
            let left = proof::take_recovery_code(visit, &typed).await?;
            enrol::tell(visit, Matter::CodeUsed { left }).await?;
            json!({ "with": "password", "factor": "recovery_code", "left": left })
        }
    };
    Ok(Event { action: ACTION, payload })
}

/// Goes on with a new token; a factor that counts may still have to be set up.
async fn complete(mut visit: Visit, event: &Event) -> Outcome<Response> {
    let token = Token::random();
    let new = enrol::session_with_factor(&visit, &token);
    renew(&mut visit, new).await?;
    visit.record(event).await?;
    conclude(visit, &token).await
}

/// The answer to a step of a sign-in: the session, or what is asked for next, and the cookie.
pub(crate) async fn conclude(mut visit: Visit, token: &Token) -> Outcome<Response> {
    let cookie = visit.state.shared.cookie.set(&token.text())?;
    let answer = match visit.expect_signed_in().await {
        Ok(()) => Json(visit.session()).into_response(),
        Err(next) => next.into_response(),
    };
    visit.commit().await?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), answer).into_response())
}
