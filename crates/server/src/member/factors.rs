use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{Action, PersonFactors, Problem, Reply, decide_reset};
use serde_json::json;
use sqlx::AnyConnection;

use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::enrol::{forget_all, note_coverage};
use crate::mail::letters::factor::factors_reset;
use crate::mail::{self, Letterhead};
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::factor::{self, FactorKind};
use crate::store::person::{self, StoredPerson};
use crate::store::{recovery_code, session};
use crate::two_factor::people::{person_factors, reset_facts};
use crate::visit::Visit;

/// Reset a person's second factors
///
/// Of somebody strictly below; an Owner also of another Owner; nobody their own. Their factors,
/// recovery codes and sessions are gone, and they are told by mail.
#[utoipa::path(
    delete, path = "/api/members/{id}/factors", operation_id = "member_reset_factors",
    tag = "members",
    params(crate::openapi::OwnHeader, crate::openapi::PersonId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The person", body = Reply<PersonFactors>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn reset(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<PersonFactors>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let person = forget(&mut visit, id).await;
    visit.answer(&[word(Action::ResetFactors)], person).await
}

async fn forget(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<PersonFactors> {
    visit.decide(Action::ResetFactors)?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let organization_id = visit.organization.id.clone();
    let found = person::find(visit.db(), &organization_id, &id).await?;
    let was = found.ok_or(Problem::NotFound)?;
    decide_reset(&reset_facts(visit, &was))?;
    visit.prove()?;
    let names = names(visit.db(), &id).await?;
    let codes = recovery_code::count(visit.db(), &id).await?;
    if names.is_empty() && codes.is_none() {
        return Ok(person_factors(visit, was));
    }
    forget_all(visit.db(), &id).await?;
    person::set_enrols_again(visit.db(), &id, true).await?;
    session::delete_of_person(visit.db(), &id).await?;
    let person = &was.person;
    let payload = json!({
        "person": { "id": person.id, "name": person.name },
        "factors": names,
        "recovery_codes": codes.map_or(0, |codes| codes.left),
    });
    visit.record(&Event { action: word(Action::ResetFactors), payload }).await?;
    note_coverage(visit).await?;
    tell(visit, &was).await?;
    let is = person::find(visit.db(), &organization_id, &id).await?.ok_or(Problem::NotFound)?;
    Ok(person_factors(visit, is))
}

/// What the person calls their factors.
pub(crate) async fn names(db: &mut AnyConnection, id: &str) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for kind in [FactorKind::AuthenticatorApp, FactorKind::Passkey] {
        let all = factor::all(db, kind, id).await?;
        names.extend(all.into_iter().map(|it| it.name.as_str().to_owned()));
    }
    Ok(names)
}

async fn tell(visit: &mut Visit, to: &StoredPerson) -> Outcome<()> {
    let (state, id, now) = (visit.state.clone(), visit.organization.id.clone(), visit.now);
    let by = visit.caller.person.person.name.clone();
    let head = Letterhead::of(&state, visit.db(), &id).await?;
    let letter = factors_reset(&head, &to.person, &by, now);
    mail::write(visit.db(), &id, &to.person, &letter, now).await
}
