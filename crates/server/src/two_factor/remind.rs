use axum::Json;
use axum::extract::State;
use gatehouse_contract::{
    Action, Addressees, PeopleFactors, Problem, Reminders, Reply, reminded_lately,
};
use serde_json::json;

use super::people::person_factors;
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::mail::letters::two_factor::reminder;
use crate::mail::{self, Letterhead};
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::store::coverage;
use crate::store::person::{self, StoredPerson};
use crate::visit::Visit;

/// Remind people to set up a second factor
///
/// Those who sign in with a password and have none that counts, each once a day at most. Not
/// possible while single sign-on is on.
#[utoipa::path(
    post, path = "/api/organization/two-factor/reminders", operation_id = "two_factor_remind",
    tag = "two-factor",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = Addressees,
    responses(
        (status = 200, description = "Who was reminded", body = Reply<Reminders>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn remind(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<Addressees>,
) -> Outcome<Json<Reply<Reminders>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let reminders = send(&mut visit, draft).await;
    visit.answer(&[word(Action::RemindOfTwoFactor)], reminders).await
}

async fn send(visit: &mut Visit, draft: Draft<Addressees>) -> Outcome<Reminders> {
    visit.decide(Action::SeeAccessSecurity)?;
    let addressees = draft.read()?;
    visit.decide(Action::RemindOfTwoFactor)?;
    let people = people(visit, &addressees).await?;
    let now = visit.now;
    let is_recent = |it: &StoredPerson| reminded_lately(it.reminded_at, now).is_some();
    let due: Vec<StoredPerson> = people.iter().filter(|it| !is_recent(it)).cloned().collect();
    write(visit, &due).await?;
    let sent = u32::try_from(due.len()).unwrap_or(u32::MAX);
    let total = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let mut people = people;
    people.iter_mut().filter(|it| !is_recent(it)).for_each(|it| it.reminded_at = Some(now));
    people.truncate(PeopleFactors::PAGE as usize);
    let people = people.into_iter().map(|it| person_factors(visit, it)).collect();
    Ok(Reminders { sent, recent: total - sent, people })
}

/// Those among the addressees who sign in with a password and have no second factor that counts.
async fn people(visit: &mut Visit, addressees: &Addressees) -> Outcome<Vec<StoredPerson>> {
    let id = visit.organization.id.clone();
    let allowed = visit.access.security.two_factor().allowed();
    match addressees {
        Addressees::Everyone => coverage::concerned(visit.db(), &id, allowed).await,
        Addressees::Person(person_id) => {
            let found = person::find(visit.db(), &id, person_id).await?;
            let person = found.ok_or(Problem::NotFound)?;
            let is_concerned = person.has_password && !person.held.satisfy(allowed);
            Ok(is_concerned.then_some(person).into_iter().collect())
        }
    }
}

/// Writes the letters, and what they are in the audit log.
async fn write(visit: &mut Visit, people: &[StoredPerson]) -> Outcome<()> {
    if people.is_empty() {
        return Ok(());
    }
    let (state, id, now) = (visit.state.clone(), visit.organization.id.clone(), visit.now);
    let policy = *visit.access.security.two_factor();
    let by = visit.caller.person.person.name.clone();
    let letter = reminder(&Letterhead::of(&state, visit.db(), &id).await?, &policy, &by, now);
    for StoredPerson { person, .. } in people {
        person::note_reminder(visit.db(), &person.id, now).await?;
        mail::write(visit.db(), &id, person, &letter, now).await?;
    }
    let payload = match people {
        [StoredPerson { person, .. }] => {
            json!({ "person": { "id": person.id, "name": person.name } })
        }
        _ => json!({ "people": people.len() }),
    };
    visit.record(&Event { action: word(Action::RemindOfTwoFactor), payload }).await
}
