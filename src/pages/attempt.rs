//! One attempt to sign in through the identity provider: each check with what was expected beside
//! what was received, and what to change.

mod adopt;
mod checks;
mod outcome;
mod response;

use gatehouse_contract::saml::{AttemptReport, Check, CheckName};
use gatehouse_contract::sso::identity_provider;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::api;
use crate::load::use_load;
use crate::pages::loaded::Loaded;
use crate::words;

/// An attempt, from the server. Its id is in the address.
#[component]
pub fn AttemptTab() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let id = StoredValue::new(id);
    let (load, retry) = use_load(move || api::saml::attempt(id.get_value()));
    let ready = |report| view! { <AttemptScreen report /> };
    view! { <Loaded load retry label="Loading the attempt" ready /> }
}

/// An attempt, from a value.
#[component]
pub fn AttemptScreen(
    /// All that is known of it.
    report: AttemptReport,
) -> impl IntoView {
    let terms = words::terms(product(&report.checks));
    let adoption = report.adoption();
    let AttemptReport { attempt, checks, claims, clock_difference, new_certificate, xml } = report;
    view! {
        <outcome::Outcome attempt clock_difference new_certificate adoption />
        <checks::Checks checks terms />
        {claims.map(|claims| view! { <response::Person claims /> })}
        {xml.map(|xml| view! { <response::Document xml /> })}
    }
}

/// The product that the response was expected from, by the issuer of the connection.
fn product(checks: &[Check]) -> Option<&'static str> {
    let issuer = checks.iter().find(|check| check.name == CheckName::Issuer)?;
    identity_provider(issuer.expected.as_deref()?)
}
