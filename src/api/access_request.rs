//! `/api/access-requests`, and the viewer's own.

use gatehouse_contract::{AccessRequestDraft, AccessRequests, Declining, OwnAccess, Reply};
use gloo_net::http::Request;

use super::{Answer, get, read, send, send_empty};
use crate::browser;

const PATH: &str = "/api/access-requests";
const OWN: &str = "/api/me/access-request";

/// What the viewer has asked for, and what they may ask for.
pub async fn own() -> Answer<Reply<OwnAccess>> {
    get(OWN).await
}

/// Asks for a role.
pub async fn create(draft: AccessRequestDraft) -> Answer<Reply<OwnAccess>> {
    send(Request::put(OWN), &draft).await
}

/// Takes back what the viewer has asked for.
pub async fn withdraw() -> Answer<Reply<OwnAccess>> {
    read(send_empty(Request::delete(OWN)).await?).await
}

/// The requests that nobody has decided yet.
pub async fn list() -> Answer<Reply<AccessRequests>> {
    get(PATH).await
}

/// Gives the role that the request with this id asks for.
pub async fn grant(id: &str) -> Answer<Reply<AccessRequests>> {
    read(send_empty(Request::post(&format!("{}/grant", one(id)))).await?).await
}

/// Declines the request with this id.
pub async fn decline(id: &str, declining: Declining) -> Answer<Reply<AccessRequests>> {
    send(Request::post(&format!("{}/decline", one(id))), &declining).await
}

fn one(id: &str) -> String {
    format!("{PATH}/{}", browser::encode_component(id))
}
