//! `/sso`: what browsers and identity providers ask for when somebody signs in (SAML 2.0, Profiles
//! 4.1). None of it is the JSON API, and none of it asks for a session.
//!
//! A request is bound to the browser that it was sent from by a cookie. The answer is a POST from
//! another site, which carries no `SameSite=Lax` cookie. So [`acs`] does no more than keep it with the
//! request that its RelayState names, and sends the browser on to [`finish`]: a GET of this site,
//! which does carry the cookie, and where the response is examined. That needs no `SameSite=None`, is
//! the same over http on one machine, and lets nobody sign another browser in.

mod acs;
mod case;
mod cookie;
mod desk;
mod finish;
mod landing;
mod metadata;
mod person;
mod report;
mod sign_in;
mod signing_key;
mod start;
mod test;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use gatehouse_contract::sso::{ServiceProvider, SsoConnection};
use sha2::{Digest, Sha256};

pub(crate) use start::{Wish, begin};
pub(crate) use test::ACTION as TEST_ACTION;

use crate::hex;
use crate::request::BODY_LIMIT;
use crate::state::AppState;

/// The addresses that browsers and identity providers are given.
pub(crate) fn router() -> Router<AppState> {
    let limit = DefaultBodyLimit::max(BODY_LIMIT);
    Router::new()
        .route("/sso/start/{handle}", get(start::start))
        .route("/sso/saml/acs/{handle}", post(acs::receive).layer(limit))
        .route("/sso/saml/finish/{relay}", get(finish::finish))
        .route("/sso/saml/{handle}", get(metadata::read))
        .route("/sso/saml/{handle}/certificate", get(metadata::certificate))
}

/// What an identity provider needs to know of the organization with this handle.
pub(crate) fn service_provider(state: &AppState, handle: &str) -> ServiceProvider {
    let url = &state.shared.public_url;
    ServiceProvider {
        acs_url: format!("{url}/sso/saml/acs/{handle}"),
        entity_id: format!("{url}/sso/saml/{handle}"),
        start_url: format!("{url}/sso/start/{handle}"),
        certificate_url: format!("{url}/sso/saml/{handle}/certificate"),
    }
}

/// Tells whether a connection is still the same.
fn connection_hash(connection: &SsoConnection) -> String {
    let SsoConnection { sign_in_url, issuer, certificates, sign_requests } = connection;
    let fingerprints = certificates.iter().map(|it| &it.fingerprint);
    let mut hash = Sha256::new();
    for field in [sign_in_url, issuer].into_iter().chain(fingerprints) {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field);
    }
    hash.update([u8::from(*sign_requests)]);
    hex::encode(&hash.finalize())
}
