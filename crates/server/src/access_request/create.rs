use axum::Json;
use axum::extract::State;
use gatehouse_contract::{
    AccessRequestDraft, Action, OwnAccess, OwnRequest, Person, Reply, Role, decide_access_request,
    decide_giving,
};
use serde_json::json;

use super::own::find;
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::mail::letters::access_request::asked;
use crate::mail::{self, Letterhead};
use crate::owner::new_id;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::store::{access_request, person};
use crate::visit::Visit;

/// Ask for a higher role
///
/// In place of what the viewer has asked for before. Whoever may give the role is told by mail, once for
/// each request, of which one person makes up to five in an hour; of one that changes, whoever could not
/// give the role before.
#[utoipa::path(
    put, path = "/api/me/access-request", operation_id = "own_access_request_create", tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = AccessRequestDraft,
    responses(
        (status = 200, description = "What they have asked for", body = Reply<OwnAccess>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<AccessRequestDraft>,
) -> Outcome<Json<Reply<OwnAccess>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let access = ask(&mut visit, draft).await;
    visit.answer(&[word(Action::AskForAccess)], access).await
}

async fn ask(visit: &mut Visit, draft: Draft<AccessRequestDraft>) -> Outcome<OwnAccess> {
    visit.decide(Action::AskForAccess)?;
    let draft = draft.read()?;
    let (id, now, person) =
        (visit.organization.id.clone(), visit.now, visit.caller.person.person.clone());
    decide_access_request(person.role, draft.role)?;
    let request = OwnRequest { role: draft.role, reason: draft.parse()?, asked_at: now };
    let before = find(visit).await?.request;
    access_request::put(visit.db(), (&new_id(), &id), &person, &request).await?;
    tell(visit, &person, &request, before.map(|before| before.role)).await?;
    let payload = json!({ "role": request.role, "reason": request.reason });
    visit.record(&Event { action: word(Action::AskForAccess), payload }).await?;
    find(visit).await
}

/// Tells whoever may give the role and could not give the one that was asked for before: whoever asks for
/// something else meanwhile does not fill mailboxes.
async fn tell(
    visit: &mut Visit,
    person: &Person,
    request: &OwnRequest,
    before: Option<Role>,
) -> Outcome<()> {
    let (state, id, now) = (visit.state.clone(), visit.organization.id.clone(), visit.now);
    let may_give = |to: &Person, role| decide_giving(to.role, role).is_ok() && to.id != person.id;
    let is_news = |to: &Person| {
        may_give(to, request.role) && !before.is_some_and(|before| may_give(to, before))
    };
    let mut readers = person::administrators(visit.db(), &id).await?;
    readers.retain(is_news);
    if before.is_none() || !readers.is_empty() {
        state.shared.access_requests.check(person.id.clone())?;
    }
    let head = Letterhead::of(&state, visit.db(), &id).await?;
    let letter = asked(&head, person, request);
    for to in readers {
        mail::write(visit.db(), &id, &to, &letter, now).await?;
    }
    Ok(())
}
