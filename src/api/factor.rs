//! `/api/me/factors`, `/api/me/authenticator-apps`, `/api/me/passkeys` and `/api/me/recovery-codes`

use gatehouse_contract::{
    AuthenticatorProof, AuthenticatorSetup, Enrolled, FactorNameDraft, Factors, PasskeyOptions,
    PasskeyRegistration, PasskeySignIn, Reply,
};
use gloo_net::http::Request;

use super::{Answer, get, read, send, send_empty};

const APPS: &str = "/api/me/authenticator-apps";
const PASSKEYS: &str = "/api/me/passkeys";

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

/// What to ask an authenticator for that makes a passkey.
pub async fn begin_passkey() -> Answer<PasskeyOptions> {
    read(send_empty(Request::post("/api/me/passkeys/options")).await?).await
}

/// Adds a passkey.
pub async fn create_passkey(new: PasskeyRegistration) -> Answer<Reply<Enrolled>> {
    send(Request::post(PASSKEYS), &new).await
}

/// Gives a passkey another name.
pub async fn rename_passkey(id: &str, name: FactorNameDraft) -> Answer<Reply<Factors>> {
    send(Request::put(&format!("{PASSKEYS}/{id}")), &name).await
}

/// Removes a passkey.
pub async fn delete_passkey(id: &str) -> Answer<Reply<Factors>> {
    read(send_empty(Request::delete(&format!("{PASSKEYS}/{id}"))).await?).await
}

/// Chooses whether a passkey alone signs the viewer in.
pub async fn update_passkey_sign_in(wanted: PasskeySignIn) -> Answer<Reply<Factors>> {
    send(Request::put("/api/me/passkey-sign-in"), &wanted).await
}

/// Makes new recovery codes in place of the old ones.
pub async fn create_recovery_codes() -> Answer<Reply<Enrolled>> {
    read(send_empty(Request::post("/api/me/recovery-codes")).await?).await
}
