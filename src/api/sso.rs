//! `/api/organization/sso`

use gatehouse_contract::sso::{SsoChange, SsoConnectionDraft, SsoSettings};
use gatehouse_contract::{Reply, Version};
use gloo_net::http::Request;

use super::{Answer, get, if_match, read as read_reply, send, send_empty};
use crate::browser;

const PATH: &str = "/api/organization/sso";
const CONNECTION: &str = "/api/organization/sso/connection";

/// The single sign-on page.
pub async fn read() -> Answer<Reply<SsoSettings>> {
    get(PATH).await
}

/// Sets the switches.
pub async fn update(change: SsoChange, version: Version) -> Answer<Reply<SsoSettings>> {
    send(if_match(Request::put(PATH), version), &change).await
}

/// Excepts the person with this id from required single sign-on.
pub async fn exempt(id: &str, version: Version) -> Answer<Reply<SsoSettings>> {
    let path = exception(id);
    read_reply(send_empty(if_match(Request::put(&path), version)).await?).await
}

/// Ends that person's exception.
pub async fn end_exemption(id: &str, version: Version) -> Answer<Reply<SsoSettings>> {
    let path = exception(id);
    read_reply(send_empty(if_match(Request::delete(&path), version)).await?).await
}

fn exception(id: &str) -> String {
    format!("{PATH}/exceptions/{}", browser::encode_component(id))
}

/// Saves the connection.
pub async fn connect(draft: SsoConnectionDraft, version: Version) -> Answer<Reply<SsoSettings>> {
    send(if_match(Request::put(CONNECTION), version), &draft).await
}

/// Removes the connection; `organization_name` is what was typed to confirm it.
pub async fn disconnect(organization_name: String, version: Version) -> Answer<Reply<SsoSettings>> {
    let query = browser::encode_component(&organization_name);
    let path = format!("{CONNECTION}?organization_name={query}");
    read_reply(send_empty(if_match(Request::delete(&path), version)).await?).await
}

/// Puts the draft in the place of the connection.
pub async fn promote(version: Version) -> Answer<Reply<SsoSettings>> {
    let request = Request::post("/api/organization/sso/draft/promote");
    send(if_match(request, version), &()).await
}

/// Gives the draft up.
pub async fn discard(version: Version) -> Answer<Reply<SsoSettings>> {
    let request = if_match(Request::delete("/api/organization/sso/draft"), version);
    read_reply(send_empty(request).await?).await
}

/// Puts the connection that was there before in the place of the connection.
pub async fn restore(version: Version) -> Answer<Reply<SsoSettings>> {
    let request = Request::post("/api/organization/sso/previous/restore");
    send(if_match(request, version), &()).await
}

/// Keeps single sign-on required: it does not go back by itself.
pub async fn keep() -> Answer<Reply<SsoSettings>> {
    send(Request::post("/api/organization/sso/keep"), &()).await
}
