//! `/api/me`

use gatehouse_contract::{OwnSignIn, PasswordChange, Reply};
use gloo_net::http::Request;

use super::{Answer, get, send, send_empty};

const SESSIONS: &str = "/api/me/sessions";

/// How the viewer signs in, and where they are signed in.
pub async fn read() -> Answer<Reply<OwnSignIn>> {
    get("/api/me/sign-in").await
}

/// Changes the viewer's password.
pub async fn change_password(change: PasswordChange) -> Answer<Reply<OwnSignIn>> {
    send(Request::put("/api/me/password"), &change).await
}

/// Signs one of the viewer's other devices out.
pub async fn end_session(id: &str) -> Answer<Reply<OwnSignIn>> {
    super::read(send_empty(Request::delete(&format!("{SESSIONS}/{id}"))).await?).await
}

/// Signs all of the viewer's other devices out.
pub async fn end_other_sessions() -> Answer<Reply<OwnSignIn>> {
    super::read(send_empty(Request::delete(SESSIONS)).await?).await
}
