use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::saml::{Adoption, AdoptionDraft, AttemptReport, Refusal as SamlRefusal};
use gatehouse_contract::sso::{CERTIFICATES_LIMIT, SsoConnection, SsoSettings};
use gatehouse_contract::{Action, Denial, Field, FieldError, Flaw, Problem, Reply, Timestamp};

use super::read::page;
use crate::access::{Step, carry_out, word};
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::saml::attempt;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Take over what a test has shown
///
/// The issuer or the certificate of the response goes into the connection; into the draft, while
/// single sign-on is on or where there is one. It names what it changes, and so takes no `If-Match`.
#[utoipa::path(
    post, path = "/api/organization/sso/attempts/{id}/adopt", operation_id = "sso_attempt_adopt",
    tag = "sso",
    params(crate::openapi::OwnHeader,
        ("id" = String, Path, description = "The attempt", min_length = 1, max_length = 64,
        pattern = "^[0-9a-z]+$")),
    security(("session" = [])),
    request_body = AdoptionDraft,
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Conflict, crate::openapi::Invalid,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn adopt(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<AdoptionDraft>,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let steps = take_over(&mut visit, id, draft).await;
    carry_out(visit, &[word(Action::SaveSsoConnection)], steps, page).await
}

async fn take_over(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<AdoptionDraft>,
) -> Outcome<Vec<Step>> {
    visit.decide(Action::SaveSsoConnection)?;
    visit.prove()?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let organization_id = visit.organization.id.clone();
    let report = attempt::find(visit.db(), &organization_id, &id).await?;
    let report = report.ok_or(Problem::NotFound)?;
    let AdoptionDraft { what } = draft.read()?;
    if report.adoption() != Some(what) {
        return Err(Denial::NothingToAdopt.into());
    }
    let mut is = visit.access.security.clone();
    let base = is.sso().connections().last().cloned().ok_or(Denial::SsoUnconfigured)?;
    is.save_connection(with(base, what, report, visit.now)?);
    Ok(vec![(Action::SaveSsoConnection, is)])
}

/// The connection with what the response showed.
fn with(
    mut connection: SsoConnection,
    what: Adoption,
    report: AttemptReport,
    now: Timestamp,
) -> Outcome<SsoConnection> {
    let flawed = |flaw| Refusal::from(vec![FieldError::new(Field::Certificate, flaw)]);
    match (what, report.attempt.refusal, report.new_certificate) {
        (Adoption::Issuer, Some(SamlRefusal::WrongIssuer { received: Some(issuer), .. }), _) => {
            connection.issuer = issuer;
        }
        (Adoption::Certificate, _, Some(certificate)) => {
            certificate.check(now).map_err(flawed)?;
            if connection.certificates.contains(&certificate) {
                return Ok(connection);
            }
            if connection.certificates.len() >= CERTIFICATES_LIMIT as usize {
                return Err(flawed(Flaw::TooManyCertificates { limit: CERTIFICATES_LIMIT }));
            }
            connection.certificates.push(certificate);
        }
        _ => return Err(Denial::NothingToAdopt.into()),
    }
    Ok(connection)
}
