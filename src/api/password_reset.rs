//! `/api/password-resets`

use gatehouse_contract::PasswordReset;
use gloo_net::http::Request;

use super::{Answer, send_only};

/// Asks for a link to set a password.
pub async fn create(reset: PasswordReset) -> Answer<()> {
    send_only(Request::post("/api/password-resets"), &reset).await
}
