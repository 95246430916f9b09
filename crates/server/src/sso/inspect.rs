use axum::Json;
use axum::extract::State;
use gatehouse_contract::sso::{Certificate, CertificateDraft, read_certificate_text};
use gatehouse_contract::{Action, Field, FieldError, Flaw, Timestamp};

use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::visit::Visit;

/// Look at a certificate before it is saved
///
/// Nothing is stored. What could not be saved is refused here with the same words. One that is not
/// valid yet is no such thing: it can be saved beside one that is.
#[utoipa::path(
    post, path = "/api/organization/sso/certificate/inspect", operation_id = "sso_inspect",
    tag = "sso",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = CertificateDraft,
    responses(
        (status = 200, description = "What the certificate says", body = Certificate),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Invalid, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn inspect(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<CertificateDraft>,
) -> Outcome<Json<Certificate>> {
    let visit = Visit::look(&state, &caller)
        .await?
        .admit(Action::SeeAccessSecurity, "inspect_certificate")
        .await?;
    let read = read(&draft.read()?.certificate, visit.now);
    let flawed = |flaw| Refusal::from(vec![FieldError::new(Field::Certificate, flaw)]);
    Ok(Json(read.map_err(flawed)?))
}

fn read(text: &str, now: Timestamp) -> Result<Certificate, Flaw> {
    let certificate = gatehouse_saml::read_certificate(&read_certificate_text(text)?)?;
    match certificate.check(now) {
        Ok(()) | Err(Flaw::CertificateNotYetValid { .. }) => Ok(certificate),
        Err(flaw) => Err(flaw),
    }
}
