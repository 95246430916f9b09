//! `/api/organization/two-factor`

use gatehouse_contract::{
    Addressees, FactorFilter, PeopleFactors, Reminders, Reply, TwoFactorRequirement,
    TwoFactorSettings, Version,
};
use gloo_net::http::Request;

use super::{Answer, get, if_match, send};
use crate::browser;

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

/// A page of the people whose name or address has this text in it.
pub async fn people(filter: FactorFilter, text: &str, page: u32) -> Answer<Reply<PeopleFactors>> {
    let who = match filter {
        FactorFilter::Everyone => "everyone",
        FactorFilter::Lacking => "lacking",
    };
    let search = browser::encode_component(text);
    get(&format!("{PATH}/people?who={who}&search={search}&page={page}")).await
}

/// Reminds people to set up a second factor.
pub async fn remind(addressees: Addressees) -> Answer<Reply<Reminders>> {
    send(Request::post("/api/organization/two-factor/reminders"), &addressees).await
}
