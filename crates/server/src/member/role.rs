use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{Action, Person, Problem, Reply, Role, RoleChange, decide_role_change};
use serde_json::{Value, json};

use super::rank::Ranks;
use crate::access::word;
use crate::access_request::conclude;
use crate::audit::Event;
use crate::caller::Caller;
use crate::invitation::withdraw_beyond;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::requirement::follow;
use crate::state::AppState;
use crate::store::person::{self, StoredPerson};
use crate::store::{access_request, session};
use crate::visit::Visit;

/// Give a person another role
///
/// At or below one's own, to somebody strictly below; an Owner also to another Owner and to
/// themself, as long as one Owner remains who can sign in.
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
    let changed = change(&mut visit, id, draft, &mut attempted).await;
    visit.answer(&[word(attempted)], changed).await
}

async fn change(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<RoleChange>,
    attempted: &mut Action,
) -> Outcome<Person> {
    let wanted = draft.read().map(|draft| draft.role);
    if let Ok(Role::Owner) = wanted {
        *attempted = Action::MakeOwner;
    }
    visit.decide(Action::ChangeRole)?;
    let (Path(id), wanted) = (id.map_err(Refusal::malformed)?, wanted?);
    let organization_id = visit.organization.id.clone();
    let found = person::find(visit.db(), &organization_id, &id).await?;
    let was = found.ok_or(Problem::NotFound)?;
    let ranks = Ranks::find(visit).await?;
    decide_role_change(&ranks.facts(&was.person), wanted)?;
    visit.prove()?;
    give(visit, was, wanted, word(*attempted)).await
}

/// Stores the role. Whoever may use no password any more is signed out at once; for the viewer and
/// others, sessions follow. A request of theirs that it meets is granted by it, and invitations of theirs
/// to a higher role are taken back.
pub(crate) async fn give(
    visit: &mut Visit,
    was: StoredPerson,
    wanted: Role,
    action: &'static str,
) -> Outcome<Person> {
    let (id, now) = (visit.organization.id.clone(), visit.now);
    if was.person.role == wanted {
        return Ok(was.person);
    }
    person::set_role(visit.db(), &was.person.id, wanted).await?;
    let (asked, _) = access_request::of_person(visit.db(), &was.person.id).await?;
    if asked.is_some_and(|asked| !wanted.is_below(asked.role)) {
        conclude(visit, &was.person, (wanted, true), None).await?;
    }
    let found = person::find(visit.db(), &id, &was.person.id).await?;
    let is = found.ok_or(Problem::NotFound)?;
    let is_own = visit.caller.person.person.id == is.person.id;
    let requirement = visit.requirement();
    let is_tighter = was.may_use_password(requirement) && !is.may_use_password(requirement);
    if is_tighter && !is_own {
        session::delete_of_person(visit.db(), &is.person.id).await?;
    }
    follow(visit.db(), &id, requirement, now).await?;
    visit.record(&Event::change(action, told(&was), told(&is))).await?;
    withdraw_beyond(visit, &is.person.id, Some(wanted)).await?;
    Ok(is.person)
}

/// A person as the audit log keeps them.
pub(super) fn told(it: &StoredPerson) -> Value {
    let Person { id, name, email, role } = &it.person;
    json!({ "id": id, "name": name, "email": email, "role": role, "sso_exempt": it.sso_exempt })
}
