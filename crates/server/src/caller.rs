use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use gatehouse_contract::{Problem, Timestamp};

use crate::problem::{Outcome, Refusal};
use crate::request::Origin;
use crate::requirement::revert_due;
use crate::session::token::Token;
use crate::state::AppState;
use crate::store::person::StoredPerson;
use crate::store::session::{self, StoredSession};

/// The signed-in person who sent a request. Without one the answer is 401.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub person: StoredPerson,
    pub session: StoredSession,
    pub origin: Origin,
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Outcome<Self> {
        let Ok(origin) = Origin::from_request_parts(parts, state).await;
        let token = Token::of_request(&parts.headers, state.shared.cookie);
        let hash = token.ok_or(Problem::SignedOut)?.hash();
        let (mut session, mut person) = find(state, &hash).await?;
        let now = state.clock.now();
        // The requirement that ends this session ends at the same moment, if nobody confirmed it.
        if session.shut_out_at.is_some_and(|at| at <= now) {
            revert_due(state).await;
            (session, person) = find(state, &hash).await?;
        }
        if has_ended(&session, state, now) {
            return Err(Problem::SignedOut.into());
        }
        let caller = Self { person, session, origin };
        keep_alive(&caller, state, now).await?;
        Ok(caller)
    }
}

async fn find(state: &AppState, hash: &str) -> Outcome<(StoredSession, StoredPerson)> {
    let mut db = state.store.read().await?;
    session::find(&mut db, hash).await?.ok_or(Problem::SignedOut.into())
}

/// The session that a request carries, whether or not it is still good.
pub(crate) fn carried(headers: &HeaderMap, state: &AppState) -> Option<String> {
    Token::of_request(headers, state.shared.cookie).map(|token| token.hash())
}

/// Whether a session is past its idle or its absolute limit, or past one of its ends.
pub(crate) fn has_ended(session: &StoredSession, state: &AppState, now: Timestamp) -> bool {
    let is_past = |since: Timestamp, limit: std::time::Duration| {
        u128::try_from(now.unix_millis() - since.unix_millis())
            .is_ok_and(|elapsed| elapsed > limit.as_millis())
    };
    is_past(session.used_at, state.idle())
        || is_past(session.created_at, state.absolute())
        || [session.ends_at, session.shut_out_at].into_iter().flatten().any(|at| at <= now)
}

/// Notes the use of a session, but not at every request: a write for each read would be dear.
async fn keep_alive(caller: &Caller, state: &AppState, now: Timestamp) -> Outcome<()> {
    let Caller { person, session, origin } = caller;
    let every = (state.idle().as_millis() / 10).min(60_000);
    let unnoted = now.unix_millis() - session.used_at.unix_millis();
    if !u128::try_from(unnoted).is_ok_and(|unnoted| unnoted >= every) {
        return Ok(());
    }
    let mut db = state.store.write().await?;
    session::touch(&mut db, &session.token_hash, &person.person.id, origin, now).await?;
    Ok(db.commit().await?)
}
