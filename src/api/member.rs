//! `/api/members`

use gatehouse_contract::{PersonFactors, Reply};
use gloo_net::http::Request;

use super::{Answer, read, send_empty};
use crate::browser;

/// Resets the second factors of the person with this id.
pub async fn reset_factors(id: &str) -> Answer<Reply<PersonFactors>> {
    let path = format!("/api/members/{}/factors", browser::encode_component(id));
    read(send_empty(Request::delete(&path)).await?).await
}
