//! Giving up a factor, whatever kind it is of, and what follows.

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use gatehouse_contract::{Denial, Factors, FactorsHeld, Problem, Reply};
use serde_json::json;

use super::enrol::{end_others, note_coverage, tell};
use super::list::factors;
use crate::audit::Event;
use crate::caller::Caller;
use crate::mail::letters::factor::Matter;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::factor::{self, FactorKind};
use crate::store::{person, recovery_code};
use crate::visit::Visit;

/// Removes one of the viewer's own factors.
pub(super) async fn remove(
    state: &AppState,
    caller: &Caller,
    kind: FactorKind,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<Factors>>> {
    let mut visit = Visit::change(state, caller).await?;
    let left = delete(&mut visit, kind, id).await;
    visit.answer(&[word(kind)], left).await
}

/// What it is called in the audit log.
fn word(kind: FactorKind) -> &'static str {
    match kind {
        FactorKind::AuthenticatorApp => "remove_authenticator_app",
        FactorKind::Passkey => "remove_passkey",
    }
}

async fn delete(
    visit: &mut Visit,
    kind: FactorKind,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Factors> {
    visit.prove()?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let (person_id, held) = (visit.caller.person.person.id.clone(), visit.caller.person.held);
    let all = factor::all(visit.db(), kind, &person_id).await?;
    let gone = all.iter().find(|it| it.id == id).ok_or(Problem::NotFound)?;
    let keeps_kind = all.len() > 1;
    permit(
        visit,
        match kind {
            FactorKind::AuthenticatorApp => FactorsHeld { authenticator_app: keeps_kind, ..held },
            FactorKind::Passkey => FactorsHeld { passkey: keeps_kind, ..held },
        },
    )?;
    factor::delete(visit.db(), kind, &gone.id).await?;
    let event = Event { action: word(kind), payload: json!({ "name": gone.name }) };
    complete(visit, event, gone.name.as_str().to_owned()).await?;
    factors(visit).await
}

/// Whether the viewer may do with `left` alone.
///
/// # Errors
/// [`Denial::LastFactor`] where one is required that counts.
fn permit(visit: &Visit, left: FactorsHeld) -> Outcome<()> {
    match visit.demand() {
        Some(allowed) if !left.satisfy(allowed) => Err(Denial::LastFactor.into()),
        _ => Ok(()),
    }
}

/// Completes the removal of a factor: recovery codes go with the last one, the viewer's other
/// sessions end, and the viewer is told.
async fn complete(visit: &mut Visit, event: Event, name: String) -> Outcome<()> {
    visit.record(&event).await?;
    let id = visit.caller.person.person.id.clone();
    if !visit.caller.person.held.passkey {
        person::set_passkey_sign_in(visit.db(), &id, false).await?;
        visit.caller.person.passkey_sign_in = false;
    }
    if !visit.caller.person.held.any() {
        recovery_code::delete_of_person(visit.db(), &id).await?;
        person::set_enrols_again(visit.db(), &id, false).await?;
    }
    note_coverage(visit).await?;
    end_others(visit).await?;
    tell(visit, Matter::Removed(name)).await
}
