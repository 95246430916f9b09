//! `/guides/identity-providers`: documents, not JSON.

use gatehouse_contract::sso::Guide;
use gloo_net::http::Request;

use super::{Answer, Failure, PATIENCE};
use crate::browser;

/// The text of a guide, in Markdown.
pub async fn read(guide: Guide) -> Answer<String> {
    let path = format!("/guides/identity-providers/{}.md", guide.slug);
    let request = Request::get(&path).abort_signal(browser::timeout(PATIENCE).as_ref());
    let response = request.send().await.map_err(|_| Failure::Unreachable)?;
    let kind = response.headers().get("Content-Type").unwrap_or_default();
    if !response.ok() || !kind.starts_with("text/markdown") {
        return Err(Failure::Unreadable);
    }
    response.text().await.map_err(|_| Failure::Unreachable)
}
