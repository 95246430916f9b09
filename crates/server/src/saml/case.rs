use axum::http::HeaderMap;
use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::{AttemptKind, CheckName, Refusal};
use gatehouse_contract::sso::{ServiceProvider, SsoConnection};
use gatehouse_saml::{Examination, Expectations, Solicitation};

use super::desk::Desk;
use super::report::Report;
use super::{connection_hash, cookie, service_provider};
use crate::problem::{self, Outcome};
use crate::session::token::Token;
use crate::state::AppState;
use crate::store::saml::request::{self, StoredRequest};
use crate::store::{access, organization};

/// An answered request, and the browser that comes for the answer.
pub(super) struct Case {
    pub request: StoredRequest,
    /// Whether it is the browser that the request was sent from.
    pub is_own_browser: bool,
}

impl Case {
    /// The case of a RelayState, if it is open.
    pub(super) async fn find(
        state: &AppState,
        relay: &str,
        headers: &HeaderMap,
    ) -> Outcome<Option<Self>> {
        let Some(relay) = Token::read(relay) else { return Ok(None) };
        let mut db = state.store.read().await?;
        let found = request::find_answered(&mut db, &relay.hash(), state.clock.now()).await?;
        let browser = cookie::of_request(headers, state.shared.cookie);
        Ok(found.map(|request| {
            let is_own_browser = browser.is_some_and(|it| it.hash() == request.browser_hash);
            Self { request, is_own_browser }
        }))
    }

    /// Examines the response against the connection as it is now, outside of any transaction.
    pub(super) async fn examine(&self, state: &AppState) -> Outcome<Report> {
        let id = &self.request.organization_id;
        let mut db = state.store.read().await?;
        let own = service_provider(state, &organization::find(&mut db, id).await?.handle);
        let security = access::find(&mut db, id).await?.security;
        drop(db);
        let Some(connection) = security.sso().state().connection().cloned() else {
            return Ok(Report::unexamined());
        };
        let response = self.request.response.clone().unwrap_or_default();
        let asked = Some(self.request.id.clone());
        Ok(Report::of(examine(own, connection, response, asked, state.clock.now()).await?))
    }

    /// What the server knows of the browser and of the connection.
    pub(super) fn check(&self, desk: &Desk<'_>, report: &mut Report) {
        let browser = self.is_own_browser.then_some(()).ok_or(Refusal::OtherBrowser);
        report.check(CheckName::Browser, None, None, browser);
        let sso = desk.access.security.sso().state();
        let is_same = |it: &SsoConnection| connection_hash(it) == self.request.connection_hash;
        let is_test = self.request.kind == AttemptKind::Test;
        let connection = match sso.connection() {
            Some(it) if is_same(it) && (is_test || sso.is_on()) => Ok(()),
            Some(it) if is_same(it) => Err(Refusal::SsoIsOff),
            _ => Err(Refusal::ConnectionChanged),
        };
        report.check(CheckName::Connection, None, None, connection);
    }
}

/// Examines a response to the request with this ID, or to none, away from the threads that answer
/// requests.
pub(super) async fn examine(
    own: ServiceProvider,
    connection: SsoConnection,
    response: String,
    asked: Option<String>,
    now: Timestamp,
) -> Outcome<Examination> {
    let work = move || {
        let expectations = Expectations {
            issuer: &connection.issuer,
            certificates: std::slice::from_ref(&connection.certificate),
            entity_id: &own.entity_id,
            acs_url: &own.acs_url,
            solicitation: asked.as_deref().map_or(Solicitation::Refused, Solicitation::Requested),
            now,
        };
        gatehouse_saml::examine(&response, &expectations)
    };
    tokio::task::spawn_blocking(work).await.map_err(problem::Refusal::fault)
}
