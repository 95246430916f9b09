use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Denial, PasskeyOptions, Problem, Standing};

use crate::caller::Caller;
use crate::factor::ceremony;
use crate::problem::{Outcome, Refusal};
use crate::request::Origin;
use crate::state::AppState;
use crate::store::ceremony::CeremonyKind;
use crate::store::passkey;
use crate::visit::Visit;

/// Ask for a passkey
///
/// For any of the viewer's, with a session, also one that waits for its second step; for any that
/// the authenticator knows, without. The challenge is good for five minutes, on any server.
#[utoipa::path(
    post, path = "/api/session/passkey-options", operation_id = "session_passkey_options",
    tag = "session",
    params(crate::openapi::OwnHeader),
    responses(
        (status = 200, description = "The challenge", body = PasskeyOptions),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn ask(
    State(state): State<AppState>,
    origin: Origin,
    caller: Result<Caller, Refusal>,
) -> Outcome<Json<PasskeyOptions>> {
    state.shared.addresses.check(origin.address)?;
    match caller {
        Ok(caller) => ask_viewer(&state, &caller).await.map(Json),
        Err(Refusal(Problem::SignedOut)) => ask_anybody(&state).await.map(Json),
        Err(refusal) => Err(refusal),
    }
}

async fn ask_viewer(state: &AppState, caller: &Caller) -> Outcome<PasskeyOptions> {
    let mut visit = Visit::change_half_way(state, caller).await?;
    if visit.standing() != Standing::ProvesFactor {
        visit.expect_signed_in().await?;
    }
    let (id, now) = (visit.caller.person.person.id.clone(), visit.now);
    let passkeys = passkey::all(visit.db(), &id).await?;
    if passkeys.is_empty() {
        return Err(Denial::NoPasskey.into());
    }
    let asked = state.relying_party()?.challenge(&passkeys)?;
    let kind = CeremonyKind::Proof;
    let options = ceremony::open(visit.db(), kind, Some(&id), asked, now).await?;
    visit.commit_unrecorded().await?;
    Ok(options)
}

async fn ask_anybody(state: &AppState) -> Outcome<PasskeyOptions> {
    let asked = state.relying_party()?.challenge(&[])?;
    let mut db = state.store.write().await?;
    let (kind, now) = (CeremonyKind::SignIn, state.clock.now());
    let options = ceremony::open(&mut db, kind, None, asked, now).await?;
    db.commit().await?;
    Ok(options)
}
