use axum::Json;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatehouse_contract::saml::{Paste, PasteFlaw, PasteForm, PasteReading};
use gatehouse_contract::sso::Certificate;
use gatehouse_contract::{Action, Flaw};
use gatehouse_saml::{Pasted, read_certificate, read_paste};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::visit::Visit;

/// Say what was pasted to make a connection
///
/// Metadata or certificates, in any way of writing. Nothing is stored, and nothing is fetched. What
/// cannot be used is answered as such, with the reason.
#[utoipa::path(
    post, path = "/api/organization/sso/read", operation_id = "sso_paste", tag = "sso",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = Paste,
    responses(
        (status = 200, description = "What it was understood as", body = PasteReading),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<Paste>,
) -> Outcome<Json<PasteReading>> {
    let visit = Visit::look(&state, &caller).await?;
    if let Err(refusal) = visit.decide(Action::SeeAccessSecurity) {
        return Err(visit.refuse(&["read_sso_paste"], refusal).await);
    }
    let Paste { form, content } = draft.read()?;
    let bytes = match form {
        PasteForm::Text => Ok(content.into_bytes()),
        PasteForm::File => STANDARD.decode(content).map_err(|_| NOT_BASE64),
    };
    let reading = bytes.and_then(|bytes| understand(&bytes));
    Ok(Json(reading.unwrap_or_else(|flaw| PasteReading::Unusable { flaw })))
}

const NOT_BASE64: PasteFlaw = PasteFlaw::Certificate { flaw: Flaw::NotACertificate };

fn understand(bytes: &[u8]) -> Result<PasteReading, PasteFlaw> {
    match read_paste(bytes)? {
        Pasted::Metadata(provider) => Ok(PasteReading::Metadata {
            issuer: provider.entity_id,
            sign_in_url: provider.sign_in_url,
            certificates: certificates(&provider.certificates)?,
            wants_signed_requests: provider.wants_signed_requests,
        }),
        Pasted::Certificates(ders) => {
            Ok(PasteReading::Certificates { certificates: certificates(&ders)? })
        }
        Pasted::MetadataUrl(_) => Err(PasteFlaw::Url),
    }
}

fn certificates(ders: &[Vec<u8>]) -> Result<Vec<Certificate>, PasteFlaw> {
    let read = |der: &Vec<u8>| read_certificate(der);
    let certificates: Result<_, _> = ders.iter().map(read).collect();
    certificates.map_err(|flaw| PasteFlaw::Certificate { flaw })
}
