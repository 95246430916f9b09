//! What follows when somebody gives up a second factor.

use gatehouse_contract::{Denial, FactorsHeld};

use super::enrol::{end_others, note_coverage, tell};
use crate::audit::Event;
use crate::mail::letters::factor::Matter;
use crate::problem::Outcome;
use crate::store::{person, recovery_code};
use crate::visit::Visit;

/// Whether the viewer may do with `left` alone.
///
/// # Errors
/// [`Denial::LastFactor`] where one is required that counts.
pub(super) fn permit(visit: &Visit, left: FactorsHeld) -> Outcome<()> {
    match visit.demand() {
        Some(allowed) if !left.satisfy(allowed) => Err(Denial::LastFactor.into()),
        _ => Ok(()),
    }
}

/// Completes the removal of a factor: recovery codes go with the last one, the viewer's other
/// sessions end, and the viewer is told.
pub(super) async fn complete(visit: &mut Visit, event: Event, name: String) -> Outcome<()> {
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
