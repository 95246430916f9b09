use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{
    Action, Person, Problem, Reply, Role, RoleChange, RoleChangeFacts, decide_role_change,
};
use serde_json::json;

use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::{person, session};
use crate::visit::Visit;

/// Give a person another role
///
/// At or below one's own, to somebody strictly below; an Owner also to another Owner and to
/// themself, as long as one Owner remains.
#[utoipa::path(
    put, path = "/api/members/{id}/role", operation_id = "member_role", tag = "members",
    params(
        crate::openapi::OwnHeader,
        ("id" = String, Path, description = "The person", min_length = 1, max_length = 64,
            pattern = "^[0-9a-z]+$"),
    ),
    security(("session" = [])),
    request_body = RoleChange,
    responses(
        (status = 200, description = "The person", body = Reply<Person>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<RoleChange>,
) -> Outcome<Json<Reply<Person>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let mut attempted = Action::ChangeRole;
    match change(&mut visit, id, draft, &mut attempted).await {
        Ok((person, event)) => {
            if let Some(event) = event {
                visit.record(&event).await?;
            }
            let reply = visit.reply(person);
            visit.commit().await?;
            Ok(Json(reply))
        }
        Err(refusal) => Err(visit.refuse(&[word(attempted)], refusal).await),
    }
}

async fn change(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<RoleChange>,
    attempted: &mut Action,
) -> Outcome<(Person, Option<Event>)> {
    let wanted = draft.read().map(|draft| draft.role);
    if let Ok(Role::Owner) = wanted {
        *attempted = Action::MakeOwner;
    }
    visit.decide(Action::ChangeRole)?;
    let (Path(id), wanted) = (id.map_err(Refusal::malformed)?, wanted?);
    let organization_id = visit.organization.id.clone();
    let found = person::find(visit.db(), &organization_id, &id).await?;
    let person = found.ok_or(Problem::NotFound)?.person;
    let viewer = visit.caller.person.person.clone();
    decide_role_change(&RoleChangeFacts {
        viewer: viewer.role,
        current: person.role,
        wanted,
        owners: person::count_owners(visit.db(), &organization_id).await?,
    })?;
    visit.prove()?;
    give(visit, person, wanted, word(*attempted)).await
}

/// Stores the role. Whoever keeps no password under required single sign-on is signed out.
async fn give(
    visit: &mut Visit,
    person: Person,
    wanted: Role,
    action: &'static str,
) -> Outcome<(Person, Option<Event>)> {
    if person.role == wanted {
        return Ok((person, None));
    }
    person::set_role(visit.db(), &person.id, wanted).await?;
    let is_enforced = visit.is_sso_enforced();
    let is_own = visit.caller.person.person.id == person.id;
    if is_enforced && !wanted.keeps_password() && !is_own {
        session::delete_of_person(visit.db(), &person.id).await?;
    }
    let of = |role: Role| json!({ "id": person.id, "name": person.name, "role": role });
    let event = Event::change(action, of(person.role), of(wanted));
    Ok((Person { role: wanted, ..person }, Some(event)))
}
