//! `/api/organization/sso/tests`, `/attempts`, `/read`

use gatehouse_contract::Reply;
use gatehouse_contract::saml::{
    Adoption, AdoptionDraft, Attempt, AttemptReport, Paste, PasteReading, TestStart,
};
use gatehouse_contract::sso::SsoSettings;
use gloo_net::http::Request;

use super::{Answer, get, send};
use crate::browser;

/// Begins a test of the connection.
pub async fn begin_test() -> Answer<Reply<TestStart>> {
    send(Request::post("/api/organization/sso/tests"), &()).await
}

/// Begins a test of the draft.
pub async fn begin_draft_test() -> Answer<Reply<TestStart>> {
    send(Request::post("/api/organization/sso/draft/tests"), &()).await
}

/// Takes what a test has shown over into the connection.
pub async fn adopt(id: String, what: Adoption) -> Answer<Reply<SsoSettings>> {
    let path = format!("/api/organization/sso/attempts/{}/adopt", browser::encode_component(&id));
    send(Request::post(&path), &AdoptionDraft { what }).await
}

/// The last attempts to sign in through the identity provider, newest first.
pub async fn attempts() -> Answer<Reply<Vec<Attempt>>> {
    get("/api/organization/sso/attempts").await
}

/// One attempt, with every check.
pub async fn attempt(id: String) -> Answer<Reply<AttemptReport>> {
    let id = browser::encode_component(&id);
    get(&format!("/api/organization/sso/attempts/{id}")).await
}

/// What a paste was understood as.
pub async fn understand(paste: Paste) -> Answer<PasteReading> {
    send(Request::post("/api/organization/sso/read"), &paste).await
}
