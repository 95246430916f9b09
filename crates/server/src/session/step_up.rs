use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse};
use gatehouse_contract::{Problem, Session, StepUp, Timestamp};
use serde_json::json;

use super::renew;
use super::token::Token;
use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::proof;
use crate::job;
use crate::password::Verdict;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::store::person;
use crate::store::session::StoredSession;
use crate::throttle::{self, Door};
use crate::visit::{Visit, note_refusal};

/// What it is called in the audit log.
const ACTION: &str = "step_up";

/// Prove that it is still you
///
/// Good for ten minutes of sensitive changes. The session gets a new token. Where single sign-on is
/// the only way in for the viewer, a password proves nothing: they sign in anew instead.
#[utoipa::path(
    post, path = "/api/session/step-up", operation_id = "session_step_up", tag = "session",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = StepUp,
    responses(
        (status = 200, description = "Proven", body = Session,
            headers(("set-cookie" = String, description = "The session, with a new token"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn step_up(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<StepUp>,
) -> Outcome<impl IntoResponse> {
    let proof = draft.read()?;
    let has_to_wait = match check(&state, &caller, &proof).await {
        Ok(has_to_wait) => has_to_wait,
        Err(refusal) => return Err(note_refusal(&state, &caller, &[ACTION], refusal).await),
    };
    let token = Token::random();
    let proven = prove(&state, &caller, proof, &token).await;
    if has_to_wait && proven.as_ref().is_err_and(|refusal| refusal.0 == Problem::WrongCode) {
        proof::warn(&state, &caller, Door::OwnCode).await?;
    }
    let session = proven?;
    let cookie = state.shared.cookie.set(&token.text())?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(session)))
}

/// Looks at a password, for which no transaction waits; a code, or what a passkey says, is looked at in
/// the one that takes it. Answers whether the account has to wait if that fails.
async fn check(state: &AppState, caller: &Caller, proof: &StepUp) -> Outcome<bool> {
    match proof {
        StepUp::Password(password) => check_password(state, caller, password).await?,
        StepUp::Passkey(_) => state.shared.addresses.check(caller.origin.address)?,
        StepUp::Code(_) => return proof::count(state, caller, Door::OwnCode).await,
    }
    Ok(false)
}

/// Looks at the viewer's own password, wherever it is asked for while they are signed in.
///
/// # Errors
/// [`Problem::WrongPassword`], also where they have none; and how long to wait after too many.
pub(crate) async fn check_password(
    state: &AppState,
    caller: &Caller,
    password: &str,
) -> Outcome<()> {
    state.shared.addresses.check(caller.origin.address)?;
    let person = &caller.person.person;
    let mut db = state.store.write().await?;
    let has_to_wait =
        throttle::count_try(&mut db, Door::StepUp, &person.email, state.clock.now()).await?;
    let hash = person::password(&mut db, &person.id).await?;
    db.commit().await?;
    let verdict = state.shared.passwords.verify(hash, password.to_owned()).await?;
    if verdict == Verdict::Wrong {
        if has_to_wait {
            job::warn_of_guesses(state, &person.email, &caller.origin).await?;
        }
        return Err(Problem::WrongPassword.into());
    }
    let mut db = state.store.write().await?;
    throttle::forgive(&mut db, Door::StepUp, &person.email).await?;
    Ok(db.commit().await?)
}

/// Puts a proven session with a new token in place of the old one. Its absolute limit stays.
async fn prove(
    state: &AppState,
    caller: &Caller,
    proof: StepUp,
    token: &Token,
) -> Outcome<Session> {
    let mut visit = Visit::change(state, caller).await?;
    let taken = match &proof {
        StepUp::Password(_) => visit.expect_password_use(),
        StepUp::Code(typed) => proof::take_code(&mut visit, typed, Door::OwnCode).await,
        StepUp::Passkey(said) => proof::take_assertion(&mut visit, said).await,
    };
    if let Err(refusal) = taken {
        return Err(visit.refuse(&[ACTION], refusal).await);
    }
    let (old, with) = (visit.caller.session.clone(), word(&proof));
    let lasts = i64::from(state.shared.config.step_up) * 1_000;
    let new = StoredSession {
        token_hash: token.hash(),
        proven_until: Timestamp::from_unix_millis(visit.now.unix_millis() + lasts),
        ..old
    };
    renew(&mut visit, new).await?;
    visit.record(&Event { action: ACTION, payload: json!({ "with": with }) }).await?;
    let session = visit.session();
    visit.commit().await?;
    Ok(session)
}

fn word(proof: &StepUp) -> &'static str {
    match proof {
        StepUp::Password(_) => "password",
        StepUp::Code(_) => "code",
        StepUp::Passkey(_) => "passkey",
    }
}
