use axum::Json;
use axum::extract::State;
use gatehouse_contract::saml::{FetchFlaw, Paste, PasteFix, PasteFlaw, PasteReading};
use gatehouse_contract::sso::Certificate;
use gatehouse_contract::{Action, Flaw};
use gatehouse_saml::{IdentityProvider, PasteContent, Pasted, read_certificate, read_paste};
use serde_json::json;

use super::fetch::Target;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::state::AppState;
use crate::visit::Visit;

/// Say what was pasted to make a connection
///
/// Metadata or certificates, in any way of writing, or the https URL of either, which is fetched.
/// Nothing is stored. What cannot be used is answered as such, with the reason.
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
    let visit = Visit::look(&state, &caller)
        .await?
        .admit(Action::SeeAccessSecurity, "read_sso_paste")
        .await?;
    drop(visit);
    let content = draft.read()?.into_bytes().and_then(|bytes| read_paste(&bytes));
    let content = match content {
        Ok(PasteContent { pasted: Pasted::MetadataUrl(url), .. }) => match Target::parse(&url) {
            Ok(target) => fetch(&state, &caller, &target).await?,
            Err(flaw) => Err(flaw),
        },
        other => other,
    };
    let reading = content.and_then(reading);
    Ok(Json(reading.unwrap_or_else(|flaw| PasteReading::Unusable { flaw })))
}

/// Fetches a document and reads it, after the fetch is in the audit log.
async fn fetch(
    state: &AppState,
    caller: &Caller,
    target: &Target,
) -> Outcome<Result<PasteContent, PasteFlaw>> {
    state.shared.fetches.check(caller.person.person.id.clone())?;
    note(state, caller, target).await?;
    let not_fetched = |reason| PasteFlaw::NotFetched { host: target.host.to_string(), reason };
    let document = state.shared.fetcher.fetch(&state.shared.dns, target).await;
    Ok(document.map_err(not_fetched).and_then(|bytes| match read_paste(&bytes) {
        // What is no document at all: the words for a paste would be about a certificate.
        Ok(PasteContent { pasted: Pasted::MetadataUrl(_), .. })
        | Err(PasteFlaw::Certificate { flaw: Flaw::Empty | Flaw::NotACertificate }) => {
            Err(not_fetched(FetchFlaw::SomethingElse))
        }
        other => other,
    }))
}

/// The rest of a URL may be a secret.
async fn note(state: &AppState, caller: &Caller, target: &Target) -> Outcome<()> {
    const ACTION: &str = "fetch_sso_metadata";
    let visit = Visit::change(state, caller).await?;
    let mut visit = visit.admit(Action::SeeAccessSecurity, ACTION).await?;
    let payload = json!({ "host": target.host.to_string() });
    visit.record(&Event { action: ACTION, payload }).await?;
    visit.commit().await
}

fn reading(content: PasteContent) -> Result<PasteReading, PasteFlaw> {
    let PasteContent { pasted, fixes } = content;
    match pasted {
        Pasted::Metadata(provider) => metadata(provider, fixes),
        Pasted::Certificates(ders) => {
            Ok(PasteReading::Certificates { certificates: certificates(&ders)?, fixes })
        }
        // It is fetched before it gets here.
        Pasted::MetadataUrl(_) => Err(PasteFlaw::UrlMalformed),
    }
}

fn metadata(provider: IdentityProvider, fixes: Vec<PasteFix>) -> Result<PasteReading, PasteFlaw> {
    Ok(PasteReading::Metadata {
        issuer: provider.entity_id,
        sign_in_url: provider.sign_in_url,
        certificates: certificates(&provider.certificates)?,
        wants_signed_requests: provider.wants_signed_requests,
        fixes,
    })
}

fn certificates(ders: &[Vec<u8>]) -> Result<Vec<Certificate>, PasteFlaw> {
    let read = |der: &Vec<u8>| read_certificate(der);
    let certificates: Result<_, _> = ders.iter().map(read).collect();
    certificates.map_err(|flaw| PasteFlaw::Certificate { flaw })
}
