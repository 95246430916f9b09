//! `/api/password`

use gatehouse_contract::NewPassword;
use gloo_net::http::Request;

use super::{Answer, send_only};

/// Sets a password by the link of a mail.
pub async fn update(new: NewPassword) -> Answer<()> {
    send_only(Request::put("/api/password"), &new).await
}
