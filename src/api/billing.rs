//! `/api/organization/billing`

use gatehouse_contract::{Billing, BillingDraft, Reply, Version};
use gloo_net::http::Request;

use super::{Answer, get, if_match, send};

const PATH: &str = "/api/organization/billing";

/// The plan, its seats, and whom invoices are for.
pub async fn read() -> Answer<Reply<Billing>> {
    get(PATH).await
}

/// Says whom invoices are for.
pub async fn update(draft: BillingDraft, version: Version) -> Answer<Reply<Billing>> {
    send(if_match(Request::put(PATH), version), &draft).await
}
