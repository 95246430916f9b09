//! Giving a factor another name, whatever kind it is of.

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use gatehouse_contract::{FactorNameDraft, Factors, Problem, Reply};
use serde_json::json;

use super::list::factors;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::factor::{self, FactorKind};
use crate::visit::Visit;

/// Renames one of the viewer's own factors.
pub(super) async fn rename(
    state: &AppState,
    caller: &Caller,
    kind: FactorKind,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<FactorNameDraft>,
) -> Outcome<Json<Reply<Factors>>> {
    let mut visit = Visit::change(state, caller).await?;
    let renamed = store(&mut visit, kind, id, draft).await;
    visit.answer(&[word(kind)], renamed).await
}

/// What it is called in the audit log.
fn word(kind: FactorKind) -> &'static str {
    match kind {
        FactorKind::AuthenticatorApp => "rename_authenticator_app",
        FactorKind::Passkey => "rename_passkey",
    }
}

async fn store(
    visit: &mut Visit,
    kind: FactorKind,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<FactorNameDraft>,
) -> Outcome<Factors> {
    let (Path(id), name) = (id.map_err(Refusal::malformed)?, draft.read()?.parse()?);
    let person_id = visit.caller.person.person.id.clone();
    if !factor::rename(visit.db(), kind, &person_id, &id, &name).await? {
        return Err(Problem::NotFound.into());
    }
    visit.record(&Event { action: word(kind), payload: json!({ "name": name }) }).await?;
    factors(visit).await
}
