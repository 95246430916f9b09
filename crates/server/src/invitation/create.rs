use std::collections::HashSet;
use std::num::NonZeroU32;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use gatehouse_contract::{
    Action, INVITATION_DAYS, InvitationDraft, Invited, InviteeStatus, NewInvitation, Problem,
    Reply, Role, decide_giving, screen,
};
use serde_json::json;

use super::check::{expect_few, status};
use super::rules::needs_exception;
use super::secret;
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::mail::letters::invitation::invited;
use crate::mail::{self, Letterhead};
use crate::owner::new_id;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::invitation::{self, StoredInvitation};
use crate::visit::Visit;

/// Invite people
///
/// Each to a role at or below one's own, by mail. An invitation can be accepted for seven days. Whoever
/// is a member or was invited already is passed over. A guest who would have no way in is excepted from
/// required single sign-on once they join. Inviting anybody to more than the role of Member, or as an
/// exception, asks for a fresh proof of identity.
#[utoipa::path(
    post, path = "/api/invitations", operation_id = "invitation_create", tag = "members",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = InvitationDraft,
    responses(
        (status = 201, description = "What became of it", body = Reply<Invited>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Invalid, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<InvitationDraft>,
) -> Outcome<(StatusCode, Json<Reply<Invited>>)> {
    let mut visit = Visit::change(&state, &caller).await?;
    let invited = invite(&mut visit, draft).await;
    let reply = visit.answer(&[word(Action::InviteMember)], invited).await?;
    Ok((StatusCode::CREATED, reply))
}

async fn invite(visit: &mut Visit, draft: Draft<InvitationDraft>) -> Outcome<Invited> {
    visit.decide(Action::InviteMember)?;
    let draft = draft.read()?;
    expect_few(draft.people.len())?;
    if draft.people.is_empty() {
        return Err(Refusal::malformed("nobody to invite"));
    }
    let people = draft.parse()?;
    let viewer = visit.caller.person.person.role;
    people.iter().try_for_each(|it| decide_giving(viewer, it.role))?;
    let is_sensitive = |it: &NewInvitation| {
        it.role != Role::Member || needs_exception(visit, it.email.as_str(), it.role)
    };
    if people.iter().any(is_sensitive) {
        visit.prove()?;
    }
    let (mut done, mut new, mut seen) = (Invited::default(), Vec::new(), HashSet::new());
    for person in people {
        let is_first = seen.insert(person.email.clone());
        match status(visit, &person.email).await? {
            InviteeStatus::New if is_first => new.push(person),
            _ => done.skipped.push(person.email),
        }
    }
    expect_calm(visit, new.len())?;
    for person in new {
        let invitation = write(visit, &person);
        send(visit, &invitation).await?;
        let payload = json!({ "email": invitation.email, "role": invitation.role,
                              "sso_exempt": invitation.sso_exempt });
        visit.record(&Event { action: word(Action::InviteMember), payload }).await?;
        done.sent.push(person.email);
    }
    Ok(done)
}

/// Whether the organization may send so many more now.
pub(super) fn expect_calm(visit: &Visit, count: usize) -> Outcome<()> {
    let Some(count) = u32::try_from(count).ok().and_then(NonZeroU32::new) else { return Ok(()) };
    let id = visit.organization.id.clone();
    let limit = u64::from(visit.state.shared.config.invitations_per_hour.get());
    Ok(visit.state.shared.invitations.check_many(id, count).map_err(|problem| match problem {
        Problem::TooManyAttempts { retry_after } => {
            Problem::TooManyInvitations { limit, retry_after }
        }
        other => other,
    })?)
}

fn write(visit: &Visit, person: &NewInvitation) -> StoredInvitation {
    let (email, by) = (person.email.as_str(), &visit.caller.person.person);
    StoredInvitation {
        id: new_id(),
        organization_id: visit.organization.id.clone(),
        email: email.to_owned(),
        role: person.role,
        sso_exempt: needs_exception(visit, email, person.role),
        invited_by: by.id.clone(),
        invited_by_name: by.name.clone(),
        sent_at: visit.now,
        expires_at: visit.now.plus_days(INVITATION_DAYS),
    }
}

/// Stores an invitation as it is sent, with the mail.
pub(super) async fn send(visit: &mut Visit, invitation: &StoredInvitation) -> Outcome<()> {
    let (state, id, now) = (visit.state.clone(), visit.organization.id.clone(), visit.now);
    invitation::put(visit.db(), invitation).await?;
    let head = Letterhead::of(&state, visit.db(), &id).await?;
    let letter = invited(&head, invitation, url(&state, &head, &invitation.id));
    mail::write(visit.db(), &id, &invitation.addressee(), &letter, now).await
}

/// The link of an invitation. What stands behind the `#` is sent to nobody.
pub(super) fn url(state: &AppState, head: &Letterhead, id: &str) -> String {
    format!("{}#{}", head.page(screen::JOIN), secret::write(&state.shared.seal, id))
}
