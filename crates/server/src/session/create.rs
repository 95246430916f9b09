use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use gatehouse_contract::{Credentials, Problem, Session, Standing};
use serde_json::json;

use super::second_factor::conclude;
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

/// What it is called in the audit log.
const ACTION: &str = "sign_in";

/// Sign in
///
/// Whoever has a second factor is asked for it next, with a session that is good for nothing else;
/// and whoever must have one and has none sets one up.
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
) -> Outcome<Response> {
    let credentials = draft.read()?;
    let right = check(&state, &origin, credentials).await?;
    let token = Token::random();
    let now = state.clock.now();
    let session = StoredSession::begin(&token, &origin, BeganWith::Password, now);
    let caller = Caller { person: right.person.clone(), session, origin };
    let visit = begin(&state, &caller, carried(&headers, &state), right).await?;
    conclude(visit, &token).await
}

/// Somebody whose password was right.
struct Right {
    person: StoredPerson,
    /// The hash that it was compared with.
    hash: Option<String>,
    /// The hash at today's cost, where that one is of another.
    renewed: Option<String>,
    /// How often it was wrong before.
    failures: i64,
}

async fn check(state: &AppState, origin: &Origin, credentials: Credentials) -> Outcome<Right> {
    state.shared.addresses.check(origin.address)?;
    let email = credentials.email.trim().to_lowercase();
    let mut db = state.store.write().await?;
    let has_to_wait = throttle::count_try(&mut db, Door::SignIn, &email, state.clock.now()).await?;
    let found = person::find_by_email(&mut db, &email).await?;
    db.commit().await?;
    let (person, hash) = found.map_or((None, None), |(person, hash)| (Some(person), hash));
    let verdict = state.shared.passwords.verify(hash.clone(), credentials.password).await?;
    let (Some(person), true) = (person, verdict != Verdict::Wrong) else {
        tracing::warn!(address = %origin.address, "wrong credentials");
        if has_to_wait {
            job::warn_of_guesses(state, &email, origin).await?;
        }
        return Err(Problem::WrongCredentials.into());
    };
    let mut db = state.store.write().await?;
    let failures = throttle::forgive(&mut db, Door::SignIn, &email).await?;
    db.commit().await?;
    let renewed = match verdict {
        Verdict::RightButOutdated(hash) => Some(hash),
        Verdict::Right | Verdict::Wrong => None,
    };
    Ok(Right { person, hash, renewed, failures })
}

/// Begins a session, in place of the one that the browser carried. The password that was right may
/// have been changed since: then it is wrong.
async fn begin(
    state: &AppState,
    caller: &Caller,
    carried: Option<String>,
    right: Right,
) -> Outcome<Visit> {
    let mut visit = Visit::arrive(state, caller).await?;
    let (now, person_id) = (visit.now, &caller.person.person.id);
    if person::password(visit.db(), person_id).await? != right.hash {
        visit.leave(ACTION, &Problem::WrongCredentials.into()).await?;
        return Err(Problem::WrongCredentials.into());
    }
    if let Err(refusal) = visit.expect_password_use() {
        visit.leave(ACTION, &refusal).await?;
        return Err(refusal);
    }
    if let Some(hash) = right.renewed {
        person::rehash_password(visit.db(), person_id, &hash).await?;
    }
    session::touch(visit.db(), &caller.session.token_hash, person_id, &caller.origin, now).await?;
    if let Some(carried) = carried {
        session::delete(visit.db(), &carried).await?;
    }
    let action = match visit.standing() {
        Standing::SignedIn => ACTION,
        Standing::ProvesFactor | Standing::Enrols(_) => "begin_sign_in",
    };
    let payload = json!({ "with": "password", "after_failures": right.failures });
    visit.record(&Event { action, payload }).await?;
    Ok(visit)
}
