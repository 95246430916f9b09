//! What passkeys are asked for, kept in the database until they answer: on whichever server, and
//! once.

use gatehouse_contract::{PasskeyOptions, Problem, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::AnyConnection;

use crate::problem::{Outcome, Refusal};
use crate::session::token::Token;
use crate::store::ceremony::{self, CeremonyKind, StoredCeremony};

/// Seconds within which an answer is taken: as long as browsers are told to wait for it.
const OPEN_FOR: i64 = 5 * 60;

/// Keeps `state`, which the answer to `options` is held against.
pub(crate) async fn open(
    db: &mut AnyConnection,
    kind: CeremonyKind,
    person_id: Option<&str>,
    (options, state): (Value, impl Serialize),
    now: Timestamp,
) -> Outcome<PasskeyOptions> {
    let token = Token::random();
    let ceremony = StoredCeremony {
        hash: token.hash(),
        kind,
        person_id: person_id.map(str::to_owned),
        state: serde_json::to_string(&state).map_err(Refusal::fault)?,
        expires_at: now.plus_seconds(OPEN_FOR),
    };
    ceremony::create(db, &ceremony).await?;
    Ok(PasskeyOptions { ceremony: token.text(), options })
}

/// Gives what the answer to a ceremony is held against, once.
///
/// # Errors
/// [`Problem::WrongPasskey`]: there is none that is open, of this kind and about this person.
pub(crate) async fn close<S: DeserializeOwned>(
    db: &mut AnyConnection,
    kind: CeremonyKind,
    person_id: Option<&str>,
    ceremony: &str,
    now: Timestamp,
) -> Outcome<S> {
    let hash = Token::read(ceremony).ok_or(Problem::WrongPasskey)?.hash();
    let state = ceremony::take(db, &hash, kind, person_id, now).await?;
    serde_json::from_str(&state.ok_or(Problem::WrongPasskey)?).map_err(Refusal::fault)
}
