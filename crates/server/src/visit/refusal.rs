use super::Visit;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;

/// Writes attempts that were refused to the audit log, if they belong there. Whoever is refused
/// too often is told to wait instead, so that nobody fills the log.
pub(crate) async fn note_refusal(
    state: &AppState,
    caller: &Caller,
    attempted: &[&'static str],
    refusal: Refusal,
) -> Refusal {
    if !refusal.is_audited() {
        return refusal;
    }
    if let Err(wait) = state.shared.refusals.check(caller.person.person.id.clone()) {
        return wait.into();
    }
    match append_refusal(state, caller, attempted, &refusal).await {
        Ok(()) => refusal,
        Err(fault) => fault,
    }
}

async fn append_refusal(
    state: &AppState,
    caller: &Caller,
    attempted: &[&'static str],
    refusal: &Refusal,
) -> Outcome<()> {
    let mut visit = Visit::change_half_way(state, caller).await?;
    for action in attempted {
        visit.append("refused", &Event::refused(action, refusal)?).await?;
    }
    visit.commit().await
}
