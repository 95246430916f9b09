use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse};
use gatehouse_contract::{Credentials, Problem, Session};
use serde_json::json;

use super::token::Token;
use crate::audit::Event;
use crate::caller::{Caller, carried};
use crate::job;
use crate::password::Verdict;
use crate::problem::Outcome;
use crate::request::{Draft, Origin};
use crate::state::AppState;
use crate::store::person::{self, StoredPerson};
use crate::store::session::{self, BeganWith, StoredSession};
use crate::throttle::{self, Door};
use crate::visit::Visit;

/// Sign in
///
/// Wrong passwords and unknown people get the same answer. After five failures in a row, each
/// further one makes the account wait longer, up to 15 minutes.
#[utoipa::path(
    post, path = "/api/session", operation_id = "session_create", tag = "session",
    params(crate::openapi::OwnHeader),
    request_body = Credentials,
    responses(
        (status = 200, description = "Signed in", body = Session,
            headers(("set-cookie" = String, description = "The session"))),
        crate::openapi::Unreadable, crate::openapi::WrongCredentials,
        crate::openapi::Refused, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    origin: Origin,
    headers: HeaderMap,
    draft: Draft<Credentials>,
) -> Outcome<impl IntoResponse> {
    let credentials = draft.read()?;
    let (person, failures) = check(&state, &origin, credentials).await?;
    let now = state.clock.now();
    let token = Token::random();
    let session = StoredSession {
        token_hash: token.hash(),
        created_at: now,
        used_at: now,
        proven_until: None,
        began_with: BeganWith::Password,
        ends_at: None,
        shut_out_at: None,
    };
    let caller = Caller { person, session, origin };
    let session = begin(&state, &caller, carried(&headers, &state), failures).await?;
    let cookie = state.shared.cookie.set(&token.text())?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(session)))
}

/// Who it is, and how often their password was wrong before.
async fn check(
    state: &AppState,
    origin: &Origin,
    credentials: Credentials,
) -> Outcome<(StoredPerson, i64)> {
    state.shared.addresses.check(origin.address)?;
    let email = credentials.email.trim().to_lowercase();
    let mut db = state.store.write().await?;
    let has_to_wait = throttle::count_try(&mut db, Door::SignIn, &email, state.clock.now()).await?;
    let found = person::find_by_email(&mut db, &email).await?;
    db.commit().await?;
    let (person, hash) = found.map_or((None, None), |(person, hash)| (Some(person), hash));
    let verdict = state.shared.passwords.verify(hash, credentials.password).await?;
    let (Some(person), true) = (person, verdict != Verdict::Wrong) else {
        tracing::warn!(address = %origin.address, "wrong credentials");
        if has_to_wait {
            job::warn_of_guesses(state, &email, origin).await?;
        }
        return Err(Problem::WrongCredentials.into());
    };
    let mut db = state.store.write().await?;
    let failures = throttle::forgive(&mut db, Door::SignIn, &email).await?;
    if let Verdict::RightButOutdated(hash) = verdict {
        person::set_password(&mut db, &person.person.id, &hash).await?;
    }
    db.commit().await?;
    Ok((person, failures))
}

/// Begins a session, in place of the one that the browser carried.
async fn begin(
    state: &AppState,
    caller: &Caller,
    carried: Option<String>,
    failures: i64,
) -> Outcome<Session> {
    let mut visit = Visit::arrive(state, caller).await?;
    if let Err(refusal) = visit.expect_password_use() {
        visit.leave("sign_in", &refusal).await?;
        return Err(refusal);
    }
    let (now, person_id) = (visit.now, &caller.person.person.id);
    session::touch(visit.db(), &caller.session.token_hash, person_id, now).await?;
    if let Some(carried) = carried {
        session::delete(visit.db(), &carried).await?;
    }
    let payload = json!({ "with": "password", "after_failures": failures });
    visit.record(&Event { action: "sign_in", payload }).await?;
    let session = visit.session();
    visit.commit().await?;
    Ok(session)
}
