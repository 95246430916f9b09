//! `/api/me/factors`, `/api/me/authenticator-apps` and `/api/me/recovery-codes`

use gatehouse_contract::{
    AuthenticatorProof, AuthenticatorSetup, Enrolled, FactorNameDraft, Factors, Reply,
};
use gloo_net::http::Request;

use super::{Answer, get, read, send, send_empty};

const APPS: &str = "/api/me/authenticator-apps";

/// The viewer's second factors.
pub async fn list() -> Answer<Reply<Factors>> {
    get("/api/me/factors").await
}

/// Begins to set up an authenticator app.
pub async fn create_app() -> Answer<AuthenticatorSetup> {
    read(send_empty(Request::post(APPS)).await?).await
}

/// Proves that an authenticator app is set up.
pub async fn confirm_app(id: &str, proof: AuthenticatorProof) -> Answer<Reply<Enrolled>> {
    send(Request::post(&format!("{APPS}/{id}/confirmation")), &proof).await
}

/// Gives an authenticator app another name.
pub async fn rename_app(id: &str, name: FactorNameDraft) -> Answer<Reply<Factors>> {
    send(Request::put(&format!("{APPS}/{id}")), &name).await
}

/// Removes an authenticator app.
pub async fn delete_app(id: &str) -> Answer<Reply<Factors>> {
    read(send_empty(Request::delete(&format!("{APPS}/{id}"))).await?).await
}

/// Makes new recovery codes in place of the old ones.
pub async fn create_recovery_codes() -> Answer<Reply<Enrolled>> {
    read(send_empty(Request::post("/api/me/recovery-codes")).await?).await
}
