use axum::extract::State;
use gatehouse_contract::sso::{SsoConnection, SsoConnectionDraft, SsoSettings};
use gatehouse_contract::{Action, Reply};

use super::read::{current, page};
use crate::access::{Step, carry_out, check_certificate, word};
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::{Draft, IfMatch};
use crate::state::AppState;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Save the connection to the identity provider
///
/// Possible while single sign-on is off. A connection that differs is untested.
#[utoipa::path(
    put, path = "/api/organization/sso/connection", operation_id = "sso_connect", tag = "sso",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    request_body = SsoConnectionDraft,
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Conditional, crate::openapi::Invalid,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn connect(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    draft: Draft<SsoConnectionDraft>,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let steps = save(&mut visit, &if_match, draft).await;
    carry_out(visit, &[word(Action::SaveSsoConnection)], steps, page).await
}

async fn save(
    visit: &mut Visit,
    if_match: &IfMatch,
    draft: Draft<SsoConnectionDraft>,
) -> Outcome<Vec<Step>> {
    visit.decide(Action::SaveSsoConnection)?;
    visit.prove()?;
    visit.expect(if_match, visit.organization.access_version, current).await?;
    let text = draft.read()?.parse()?;
    let connection = SsoConnection {
        certificate: check_certificate(&text.certificate_der, visit.now)?,
        sign_in_url: text.sign_in_url,
        issuer: text.issuer,
    };
    let mut is = visit.access.security.clone();
    is.save_connection(connection)?;
    Ok(vec![(Action::SaveSsoConnection, is)])
}
