//! `/api/organization`

use gatehouse_contract::{
    Deletion, DeletionImpact, Organization, OrganizationDraft, Reply, Session, Version,
};
use gloo_net::http::Request;

use super::{Answer, get, if_match, read as read_answer, send, send_empty};
use crate::browser;

const PATH: &str = "/api/organization";

/// The organization as everyone in it may see it.
pub async fn read() -> Answer<Reply<Organization>> {
    get(PATH).await
}

/// Renames the organization.
pub async fn update(draft: OrganizationDraft, version: Version) -> Answer<Reply<Organization>> {
    send(if_match(Request::put(PATH), version), &draft).await
}

/// Whom and what deleting it would concern.
pub async fn impact() -> Answer<Reply<DeletionImpact>> {
    get("/api/organization/deletion").await
}

/// Deletes it as it was in this version, confirmed by its name.
pub async fn delete(name: String, version: Version) -> Answer<Deletion> {
    let path = format!("{PATH}?organization_name={}", browser::encode_component(&name));
    read_answer(send_empty(if_match(Request::delete(&path), version)).await?).await
}

/// Brings it back.
pub async fn restore() -> Answer<Session> {
    send(Request::post("/api/organization/restore"), &()).await
}
