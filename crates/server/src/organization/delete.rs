use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use gatehouse_contract::{Action, Current, Deletion, Role};
use serde_json::json;

use super::Confirmation;
use super::read::page;
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::mail::letters::deletion::deleted;
use crate::mail::{self, Letterhead};
use crate::problem::{Outcome, Refusal};
use crate::request::IfMatch;
use crate::state::AppState;
use crate::store::{deletion, person};
use crate::visit::Visit;

/// Delete the organization
///
/// With its name. For 30 days any Owner can bring it back, and nobody can do anything else in it.
/// Then all that is stored of it is gone.
#[utoipa::path(
    delete, path = "/api/organization", operation_id = "organization_delete",
    tag = "organization",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader, Confirmation),
    security(("session" = [])),
    responses(
        (status = 200, description = "Deleted", body = Deletion),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conditional, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    confirmation: Result<Query<Confirmation>, QueryRejection>,
) -> Outcome<Json<Deletion>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let change = mark(&mut visit, &if_match, confirmation).await;
    let answer = async |visit: &mut Visit| {
        let deletion = visit.deletion().ok_or_else(|| Refusal::fault("it is not marked"))?;
        Ok(Json(deletion))
    };
    visit.conclude(&[word(Action::DeleteOrganization)], change.map(Some), answer).await
}

async fn mark(
    visit: &mut Visit,
    if_match: &IfMatch,
    confirmation: Result<Query<Confirmation>, QueryRejection>,
) -> Outcome<Event> {
    visit.decide(Action::DeleteOrganization)?;
    visit.prove()?;
    let version = visit.organization.version;
    visit
        .expect(if_match, version, async |visit| {
            Ok(Current::Organization(page(visit).await?.1.into()))
        })
        .await?;
    Confirmation::check(confirmation, &visit.organization.name)?;
    let (id, change) = (visit.organization.id.clone(), visit.as_change());
    deletion::mark(visit.db(), &id, &change).await?;
    tell_owners(visit, |head| deleted(head, &change)).await?;
    Ok(Event {
        action: word(Action::DeleteOrganization),
        payload: json!({ "name": visit.organization.name }),
    })
}

/// Writes to every Owner.
pub(super) async fn tell_owners(
    visit: &mut Visit,
    letter: impl FnOnce(&Letterhead) -> mail::Letter,
) -> Outcome<()> {
    let (state, now, id) = (visit.state.clone(), visit.now, visit.organization.id.clone());
    let letter = letter(&Letterhead::of(&state, visit.db(), &id).await?);
    for to in person::administrators(visit.db(), &id).await? {
        if to.role == Role::Owner {
            mail::write(visit.db(), &id, &to, &letter, now).await?;
        }
    }
    Ok(())
}
