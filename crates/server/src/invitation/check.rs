use axum::Json;
use axum::extract::State;
use gatehouse_contract::{
    Action, EmailAddress, InvitationDraft, Invitee, InviteeAddresses, InviteeStatus, Reply, Role,
};

use super::rules::{is_guest, needs_exception, sign_in};
use crate::access::word;
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::{invitation, person};
use crate::visit::Visit;

/// What is known of addresses that might be invited
///
/// Up to 200 at once, answered in their order.
#[utoipa::path(
    post, path = "/api/invitations/check", operation_id = "invitation_check", tag = "members",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = InviteeAddresses,
    responses(
        (status = 200, description = "Address by address", body = Reply<Vec<Invitee>>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn check(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<InviteeAddresses>,
) -> Outcome<Json<Reply<Vec<Invitee>>>> {
    let mut visit = Visit::look(&state, &caller).await?;
    if let Err(refusal) = visit.decide(Action::InviteMember) {
        return Err(visit.refuse(&[word(Action::InviteMember)], refusal).await);
    }
    let emails = draft.read()?.emails;
    expect_few(emails.len())?;
    let mut invitees = Vec::new();
    for email in emails {
        invitees.push(Invitee {
            status: status(&mut visit, &email).await?,
            guest: is_guest(&visit, email.as_str()),
            excepted_as: Role::ALL
                .into_iter()
                .filter(|role| needs_exception(&visit, email.as_str(), *role))
                .collect(),
            sign_in: sign_in(&visit, email.as_str(), Role::Member, false),
            email,
        });
    }
    Ok(Json(visit.reply(invitees)))
}

/// Whether so many are taken at once.
pub(super) fn expect_few(count: usize) -> Outcome<()> {
    match count {
        ..=InvitationDraft::MOST => Ok(()),
        _ => Err(Refusal::malformed("more than 200 people at once")),
    }
}

/// Whether somebody here has the address. Whether somebody elsewhere has it is nobody's business here.
pub(super) async fn status(visit: &mut Visit, email: &EmailAddress) -> Outcome<InviteeStatus> {
    let (id, now, email) = (visit.organization.id.clone(), visit.now, email.as_str());
    let member = person::find_by_email(visit.db(), email).await?;
    if member.is_some_and(|(it, _)| it.organization_id == id) {
        return Ok(InviteeStatus::Member);
    }
    let invited = invitation::find_by_email(visit.db(), &id, email).await?;
    match invited.is_some_and(|it| it.expires_at > now) {
        true => Ok(InviteeStatus::Invited),
        false => Ok(InviteeStatus::New),
    }
}
