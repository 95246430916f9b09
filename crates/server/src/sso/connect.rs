use axum::extract::State;
use gatehouse_contract::sso::{SsoConnection, SsoConnectionDraft, SsoConnectionText, SsoSettings};
use gatehouse_contract::{Action, Field, FieldError, Flaw, Reply, Timestamp};

use super::read::{current, page};
use crate::access::{Step, carry_out, word};
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::{Draft, IfMatch};
use crate::state::AppState;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Save the connection to the identity provider
///
/// A connection that differs is untested. While single sign-on is on, and while there is a draft, it
/// is the draft that is saved: the connection in place keeps working.
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
    let connection = check_connection(draft.read()?.parse()?, visit.now)?;
    let mut is = visit.access.security.clone();
    is.save_connection(connection);
    Ok(vec![(Action::SaveSsoConnection, is)])
}

/// Looks at the certificates. All must be good for signatures, and one must be valid now: the next
/// one may be added before its time.
fn check_connection(text: SsoConnectionText, now: Timestamp) -> Outcome<SsoConnection> {
    let flawed = |flaw| Refusal::from(vec![FieldError::new(Field::Certificate, flaw)]);
    let (mut certificates, mut early) = (Vec::new(), None);
    for der in &text.certificate_ders {
        let certificate = gatehouse_saml::read_certificate(der).map_err(flawed)?;
        match certificate.check(now) {
            Err(flaw @ Flaw::CertificateNotYetValid { .. }) => early = Some(flaw),
            checked => checked.map_err(flawed)?,
        }
        certificates.push(certificate);
    }
    match early.filter(|_| certificates.iter().all(|it| now < it.not_before)) {
        Some(flaw) => Err(flawed(flaw)),
        None => Ok(SsoConnection {
            sign_in_url: text.sign_in_url,
            issuer: text.issuer,
            certificates,
            sign_requests: text.sign_requests,
        }),
    }
}
