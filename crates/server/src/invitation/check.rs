use axum::Json;
use axum::extract::State;
use gatehouse_contract::{
    Action, EmailAddress, InvitationDraft, Invitee, InviteeAddresses, InviteeStatus, MemberSignIn,
    Reply, Role,
};

use super::rules::{is_guest, sign_in};
use crate::caller::Caller;
use crate::domain::of_address;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::{domain, invitation, person};
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
        crate::openapi::Invalid, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn check(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<InviteeAddresses>,
) -> Outcome<Json<Reply<Vec<Invitee>>>> {
    let mut visit = Visit::look_at(&state, &caller, Action::InviteMember).await?;
    let addresses = draft.read()?;
    expect_few(addresses.emails.len())?;
    let emails = addresses.parse()?;
    let mut invitees = Vec::new();
    for email in emails {
        let status = status(&mut visit, &email).await?;
        invitees.push(invitee(&visit, email, status));
    }
    Ok(Json(visit.reply(invitees)))
}

fn invitee(visit: &Visit, email: EmailAddress, status: InviteeStatus) -> Invitee {
    let would = |sign_in_as| {
        let is_so = |role: &Role| sign_in(visit, email.as_str(), *role) == sign_in_as;
        Role::ALL.into_iter().filter(is_so).collect()
    };
    Invitee {
        guest: is_guest(visit, email.as_str()),
        sso_alone_as: would(MemberSignIn::Sso),
        excepted_as: would(MemberSignIn::Nothing),
        status,
        email,
    }
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
    let owner = domain::owner(visit.db(), &of_address(email).unwrap_or_default()).await?;
    if owner.is_some_and(|owner| owner != id) {
        return Ok(InviteeStatus::OfAnother);
    }
    let invited = invitation::find_by_email(visit.db(), &id, email).await?;
    match invited.is_some_and(|it| it.expires_at > now) {
        true => Ok(InviteeStatus::Invited),
        false => Ok(InviteeStatus::New),
    }
}
