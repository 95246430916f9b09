//! `/api/organization/two-factor`

use gatehouse_contract::{Reply, TwoFactorRequirement, TwoFactorSettings, Version};
use gloo_net::http::Request;

use super::{Answer, get, if_match, send};

const PATH: &str = "/api/organization/two-factor";

/// The two-factor page.
pub async fn read() -> Answer<Reply<TwoFactorSettings>> {
    get(PATH).await
}

/// Sets the requirement.
pub async fn update(
    requirement: TwoFactorRequirement,
    version: Version,
) -> Answer<Reply<TwoFactorSettings>> {
    send(if_match(Request::put(PATH), version), &requirement).await
}
