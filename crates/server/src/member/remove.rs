use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{Action, Person, Problem, Reply, decide_removal};
use serde_json::json;

use super::rank::Ranks;
use super::role::told;
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::enrol::note_coverage;
use crate::invitation::withdraw_beyond;
use crate::mail::letters::member::removed;
use crate::mail::{self, Letterhead};
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::{member, person};
use crate::visit::Visit;

/// Remove a person from the organization
///
/// Somebody strictly below; an Owner also another Owner, or themself, as long as one Owner remains who
/// can sign in. Their sessions end, what they sign in with is gone, and they are told by mail.
#[utoipa::path(
    delete, path = "/api/members/{id}", operation_id = "member_remove", tag = "members",
    params(crate::openapi::OwnHeader, crate::openapi::PersonId),
    security(("session" = [])),
    responses(
        (status = 200, description = "Who was removed", body = Reply<Person>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn remove(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<Person>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let person = take_away(&mut visit, id).await;
    visit.answer(&[word(Action::RemoveMember)], person).await
}

async fn take_away(visit: &mut Visit, id: Result<Path<String>, PathRejection>) -> Outcome<Person> {
    visit.decide(Action::RemoveMember)?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let organization_id = visit.organization.id.clone();
    let found = person::find(visit.db(), &organization_id, &id).await?;
    let was = found.ok_or(Problem::NotFound)?;
    decide_removal(&Ranks::find(visit).await?.facts(&was.person))?;
    visit.prove()?;
    let (state, now) = (visit.state.clone(), visit.now);
    let head = Letterhead::of(&state, visit.db(), &organization_id).await?;
    let letter = removed(&head, &was.person, &visit.caller.person.person, now);
    mail::write(visit.db(), &organization_id, &was.person, &letter, now).await?;
    member::remove(visit.db(), &id).await?;
    let payload = json!({ "before": told(&was), "after": null });
    visit.record(&Event { action: word(Action::RemoveMember), payload }).await?;
    withdraw_beyond(visit, &was.person.id, None).await?;
    note_coverage(visit).await?;
    Ok(was.person)
}
