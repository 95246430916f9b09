use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use gatehouse_contract::sso::SsoConnection;
use gatehouse_contract::{Problem, saml};
use serde::Deserialize;

use super::case::{Asked, examine};
use super::desk::Desk;
use super::landing::{Landing, answer};
use super::report::Report;
use super::sign_in;
use crate::problem::{Outcome, Refusal};
use crate::request::{BODY_LIMIT, Origin};
use crate::session::token::Token;
use crate::state::AppState;
use crate::store::organization::StoredOrganization;
use crate::store::saml::request;
use crate::store::{access, organization};

/// The form that an identity provider lets the browser post (HTTP-POST binding, Bindings 3.5).
#[derive(Deserialize)]
pub(super) struct Posted {
    #[serde(rename = "SAMLResponse")]
    response: String,
    #[serde(rename = "RelayState", default)]
    relay_state: String,
}

/// Keeps a response with the request that it answers, and sends the browser on to come for it.
pub(super) async fn receive(
    State(state): State<AppState>,
    origin: Origin,
    Path(handle): Path<String>,
    form: Result<Form<Posted>, FormRejection>,
) -> Response {
    answer(keep(&state, &origin, &handle, form).await)
}

async fn keep(
    state: &AppState,
    origin: &Origin,
    handle: &str,
    form: Result<Form<Posted>, FormRejection>,
) -> Outcome<Landing> {
    let Form(posted) = form.map_err(unreadable)?;
    let mut db = state.store.read().await?;
    let found = organization::find_by_handle(&mut db, handle).await?;
    drop(db);
    let organization = found.ok_or(Problem::NotFound)?;
    if let Some(relay) = Token::read(&posted.relay_state) {
        let (id, now) = (&organization.id, state.clock.now());
        let mut db = state.store.write().await?;
        if request::keep_response(&mut db, id, &relay.hash(), &posted.response, now).await? {
            db.commit().await?;
            return Ok(Landing::at(format!("/sso/saml/finish/{}", relay.text())));
        }
    }
    state.shared.addresses.check(origin.address)?;
    unasked(state, origin, organization, posted.response).await
}

fn unreadable(rejection: FormRejection) -> Refusal {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge { limit: BODY_LIMIT as u64 }.into(),
        _ => Refusal::malformed(rejection.body_text()),
    }
}

/// A response to no request that is open: it began at the identity provider, or comes too late or
/// twice. It signs somebody in where the organization takes such responses. A refused one is written
/// down only where it is signed by the connection's identity provider, so that strangers fill no
/// list.
async fn unasked(
    state: &AppState,
    origin: &Origin,
    organization: StoredOrganization,
    response: String,
) -> Outcome<Landing> {
    let mut db = state.store.read().await?;
    let security = access::find(&mut db, &organization.id).await?.security;
    drop(db);
    let sso = security.sso();
    let connection = sso.state().connection().filter(|_| sso.state().is_on()).cloned();
    let Some(connection) = connection else { return Ok(Landing::sso_is_off()) };
    let own = super::service_provider(state, &organization.handle);
    let asked = Asked::Nothing { taken: sso.is_idp_initiated() };
    let report = examine(own, connection.clone(), response, asked, state.clock.now()).await?;
    let mut report = Report::of(report);
    if !report.is_signed() {
        return Ok(Landing::refused(&report.reason(), None));
    }
    let mut desk = Desk::open(state, origin, &organization.id).await?;
    still_taken(&desk, &connection, &mut report);
    desk.check_replay(&mut report).await?;
    sign_in::conclude(desk, sign_in::Wanted::default(), report).await
}

/// Nothing was decided on settings that have changed since.
fn still_taken(desk: &Desk<'_>, connection: &SsoConnection, report: &mut Report) {
    let sso = desk.access.security.sso();
    let result = match (sso.state().is_on(), sso.state().connection() == Some(connection)) {
        (false, _) => Err(saml::Refusal::SsoIsOff),
        (true, false) => Err(saml::Refusal::ConnectionChanged),
        (true, true) if !sso.is_idp_initiated() => Err(saml::Refusal::Unsolicited),
        (true, true) => Ok(()),
    };
    report.check(saml::CheckName::Connection, None, None, result);
}
