//! `/api/domains`

use gatehouse_contract::domain::{DomainDraft, DomainSettings};
use gatehouse_contract::{Reply, Version};
use gloo_net::http::Request;

use super::{Answer, get, if_match, read, send, send_empty};

const PATH: &str = "/api/domains";

/// The domains page.
pub async fn list() -> Answer<Reply<DomainSettings>> {
    get(PATH).await
}

/// Claims a domain.
pub async fn claim(draft: DomainDraft) -> Answer<Reply<DomainSettings>> {
    send(Request::post(PATH), &draft).await
}

/// Removes a domain as it was in this version.
pub async fn remove(id: &str, version: Version) -> Answer<Reply<DomainSettings>> {
    let request = Request::delete(&format!("{PATH}/{id}"));
    read(send_empty(if_match(request, version)).await?).await
}

/// Looks for a domain's record in the DNS now.
pub async fn check(id: &str) -> Answer<Reply<DomainSettings>> {
    send(Request::post(&format!("{PATH}/{id}/check")), &()).await
}
