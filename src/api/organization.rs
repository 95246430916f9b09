//! `/api/organization`

use gatehouse_contract::{Organization, OrganizationDraft, Reply, Version};
use gloo_net::http::Request;

use super::{Answer, get, if_match, send};

const PATH: &str = "/api/organization";

/// The organization as everyone in it may see it.
pub async fn read() -> Answer<Reply<Organization>> {
    get(PATH).await
}

/// Renames the organization.
pub async fn update(draft: OrganizationDraft, version: Version) -> Answer<Reply<Organization>> {
    send(if_match(Request::put(PATH), version), &draft).await
}
