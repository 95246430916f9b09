//! `/api/invitations`

use gatehouse_contract::{
    Acceptance, EmailAddress, Invitation, InvitationDraft, InvitationLink, InvitationOffer,
    InvitationToken, Invitations, Invited, Invitee, InviteeAddresses, InviteeDraft, NewInvitation,
    Reply, Session,
};
use gloo_net::http::Request;

use super::{Answer, get, read, send, send_empty};
use crate::browser;

const PATH: &str = "/api/invitations";

/// A page of the invitations that an `InvitationQuery` finds, as it stands in a URL.
pub async fn list(query: &str, page: u32) -> Answer<Reply<Invitations>> {
    get(&format!("{PATH}?page={page}{}{query}", if query.is_empty() { "" } else { "&" })).await
}

/// What is known of addresses.
pub async fn check(emails: Vec<EmailAddress>) -> Answer<Reply<Vec<Invitee>>> {
    send(
        Request::post(&format!("{PATH}/check")),
        &InviteeAddresses { emails: emails.into_iter().map(String::from).collect() },
    )
    .await
}

/// Invites people.
pub async fn create(people: Vec<NewInvitation>) -> Answer<Reply<Invited>> {
    send(
        Request::post(PATH),
        &InvitationDraft { people: people.into_iter().map(InviteeDraft::from).collect() },
    )
    .await
}

/// Sends the invitation with this id again.
pub async fn resend(id: &str) -> Answer<Reply<Invitation>> {
    read(send_empty(Request::post(&format!("{}/resend", one(id)))).await?).await
}

/// The link of the invitation with this id.
pub async fn link(id: &str) -> Answer<Reply<InvitationLink>> {
    read(send_empty(Request::post(&format!("{}/link", one(id)))).await?).await
}

/// Revokes the invitation with this id.
pub async fn revoke(id: &str) -> Answer<Reply<Invitation>> {
    read(send_empty(Request::delete(&one(id))).await?).await
}

/// What the link of an invitation asks to join.
pub async fn open(token: String) -> Answer<InvitationOffer> {
    send(Request::post(&format!("{PATH}/open")), &InvitationToken { token }).await
}

/// Joins with a password.
pub async fn accept(acceptance: Acceptance) -> Answer<Session> {
    send(Request::post(&format!("{PATH}/accept")), &acceptance).await
}

fn one(id: &str) -> String {
    format!("{PATH}/{}", browser::encode_component(id))
}
