use axum::http::HeaderMap;
use gatehouse_contract::saml::{AttemptKind, CheckName, Refusal};
use gatehouse_contract::sso::{ServiceProvider, SsoConnection};
use gatehouse_contract::{AccessSecurity, Timestamp};
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
        let connection = self.connection(&security).or(security.sso().state().connection());
        let Some(connection) = connection.cloned() else {
            return Ok(Report::unexamined());
        };
        let response = self.request.response.clone().unwrap_or_default();
        let asked = Asked::Request(self.request.id.clone());
        Ok(Report::of(examine(own, connection, response, asked, state.clock.now()).await?))
    }

    /// The connection that the request was sent for, as long as it stands: for a test it may be the
    /// draft.
    pub(super) fn connection<'a>(&self, security: &'a AccessSecurity) -> Option<&'a SsoConnection> {
        let is_same = |it: &&SsoConnection| connection_hash(it) == self.request.connection_hash;
        match self.request.kind {
            AttemptKind::Test => security.sso().connections().find(is_same),
            AttemptKind::SignIn => security.sso().state().connection().filter(is_same),
        }
    }

    /// What the server knows of the browser and of the connection.
    pub(super) fn check(&self, desk: &Desk<'_>, report: &mut Report) {
        let browser = self.is_own_browser.then_some(()).ok_or(Refusal::OtherBrowser);
        report.check(CheckName::Browser, None, None, browser);
        let security = &desk.access.security;
        let is_test = self.request.kind == AttemptKind::Test;
        let connection = match self.connection(security) {
            None => Err(Refusal::ConnectionChanged),
            Some(_) if is_test || security.sso().state().is_on() => Ok(()),
            Some(_) => Err(Refusal::SsoIsOff),
        };
        report.check(CheckName::Connection, None, None, connection);
    }
}

/// What a response may answer.
pub(super) enum Asked {
    /// The request with this ID.
    Request(String),
    /// No request, where the organization takes such responses or not.
    Nothing { taken: bool },
}

/// Examines a response away from the threads that answer requests.
pub(super) async fn examine(
    own: ServiceProvider,
    connection: SsoConnection,
    response: String,
    asked: Asked,
    now: Timestamp,
) -> Outcome<Examination> {
    let work = move || {
        let expectations = Expectations {
            issuer: &connection.issuer,
            certificates: &connection.certificates,
            entity_id: &own.entity_id,
            acs_url: &own.acs_url,
            solicitation: match &asked {
                Asked::Request(id) => Solicitation::Requested(id),
                Asked::Nothing { taken: true } => Solicitation::Unsolicited,
                Asked::Nothing { taken: false } => Solicitation::Refused,
            },
            now,
        };
        gatehouse_saml::examine(&response, &expectations)
    };
    tokio::task::spawn_blocking(work).await.map_err(problem::Refusal::fault)
}
