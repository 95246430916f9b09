use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use gatehouse_contract::{PasskeyAssertion, Problem, Session};
use serde_json::json;

use super::second_factor::conclude;
use super::token::Token;
use crate::audit::Event;
use crate::caller::{Caller, carried};
use crate::factor::Assertion;
use crate::factor::proof;
use crate::problem::Outcome;
use crate::request::{Draft, Origin};
use crate::state::AppState;
use crate::store::ceremony::CeremonyKind;
use crate::store::passkey;
use crate::store::session::{self, BeganWith, StoredSession};
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "sign_in";

/// Sign in with a passkey alone
///
/// It verifies its user, so that it is two factors at once. Only where its owner has chosen that it
/// may: otherwise, and for a passkey that nobody here has, the answer is the same.
#[utoipa::path(
    post, path = "/api/session/passkey", operation_id = "session_passkey", tag = "session",
    params(crate::openapi::OwnHeader),
    request_body = PasskeyAssertion,
    responses(
        (status = 200, description = "Signed in", body = Session,
            headers(("set-cookie" = String, description = "The session"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    origin: Origin,
    headers: HeaderMap,
    draft: Draft<PasskeyAssertion>,
) -> Outcome<Response> {
    let PasskeyAssertion { ceremony, credential } = draft.read()?;
    let assertion = Assertion::read(credential)?;
    state.shared.addresses.check(origin.address)?;
    let mut db = state.store.read().await?;
    let owner = passkey::find_owner(&mut db, &assertion.passkey_id()).await?;
    drop(db);
    let owner = owner.filter(|it| it.passkey_sign_in && assertion.names_owner());
    let person = owner.ok_or(Problem::WrongPasskey)?;
    let token = Token::random();
    let now = state.clock.now();
    let session = StoredSession {
        factor_at: Some(now),
        ..StoredSession::begin(&token, &origin, BeganWith::Passkey, now)
    };
    let caller = Caller { person, session, origin };
    let visit = begin(&state, &caller, carried(&headers, &state), &ceremony, assertion).await?;
    conclude(visit, &token).await
}

/// Begins a session, in place of the one that the browser carried. What was chosen may have been
/// changed since.
async fn begin(
    state: &AppState,
    caller: &Caller,
    carried: Option<String>,
    ceremony: &str,
    assertion: Assertion,
) -> Outcome<Visit> {
    let mut visit = Visit::arrive(state, caller).await?;
    if !visit.caller.person.passkey_sign_in {
        return Err(Problem::WrongPasskey.into());
    }
    proof::take_passkey(&mut visit, CeremonyKind::SignIn, ceremony, assertion).await?;
    if let Err(refusal) = visit.expect_password_use() {
        visit.leave(ACTION, &refusal).await?;
        return Err(refusal);
    }
    let (now, person_id) = (visit.now, &caller.person.person.id);
    session::touch(visit.db(), &caller.session.token_hash, person_id, &caller.origin, now).await?;
    if let Some(carried) = carried {
        session::delete(visit.db(), &carried).await?;
    }
    let payload = json!({ "with": "passkey" });
    visit.record(&Event { action: ACTION, payload }).await?;
    Ok(visit)
}
