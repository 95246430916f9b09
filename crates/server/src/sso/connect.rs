use axum::extract::State;
use gatehouse_contract::sso::{SsoConnection, SsoConnectionDraft, SsoSettings};
use gatehouse_contract::{AccessSecurity, Action, Reply};

use super::read::{current, page};
use crate::access::{check_certificate, store, word};
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
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
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn connect(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    draft: Draft<SsoConnectionDraft>,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let action = word(Action::SaveSsoConnection);
    match change(&mut visit, &if_match, draft).await {
        Ok(is) => {
            if let Some(event) = store(&mut visit, action, &is).await? {
                visit.record(&event).await?;
            }
            let page = page(&mut visit).await?;
            visit.commit().await?;
            Ok(page)
        }
        Err(refusal) => Err(visit.refuse(action, refusal).await),
    }
}

async fn change(
    visit: &mut Visit,
    if_match: &IfMatch,
    draft: Draft<SsoConnectionDraft>,
) -> Outcome<AccessSecurity> {
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
    is.save_connection(connection).map_err(Refusal::from)?;
    Ok(is)
}
