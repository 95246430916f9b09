//! `/api/session`

use gatehouse_contract::{
    Credentials, PasskeyAssertion, PasskeyOptions, SecondStep, Session, SignInAddress,
    SignInMethod, StepUp,
};
use gloo_net::http::Request;

use super::{Answer, get, send, send_empty};

const PATH: &str = "/api/session";

/// Who is signed in.
pub async fn read() -> Answer<Session> {
    get(PATH).await
}

/// Takes the second step of a sign-in.
pub async fn second_factor(step: SecondStep) -> Answer<Session> {
    send(Request::post("/api/session/second-factor"), &step).await
}

/// How people with an address on this domain sign in.
pub async fn method(address: SignInAddress) -> Answer<SignInMethod> {
    send(Request::post("/api/sign-in-methods"), &address).await
}

/// Signs in.
pub async fn create(credentials: Credentials) -> Answer<Session> {
    send(Request::post(PATH), &credentials).await
}

/// What to ask a passkey for.
pub async fn passkey_options() -> Answer<PasskeyOptions> {
    super::read(send_empty(Request::post("/api/session/passkey-options")).await?).await
}

/// Signs in with a passkey alone.
pub async fn create_with_passkey(assertion: PasskeyAssertion) -> Answer<Session> {
    send(Request::post("/api/session/passkey"), &assertion).await
}

/// Proves that it is still the same person, for ten minutes.
pub async fn step_up(proof: StepUp) -> Answer<Session> {
    send(Request::post("/api/session/step-up"), &proof).await
}

/// Signs out.
pub async fn delete() -> Answer<()> {
    send_empty(Request::delete(PATH)).await.map(drop)
}
