//! `/api/organization/sso/certificate`

use gatehouse_contract::sso::{Certificate, CertificateDraft};
use gloo_net::http::Request;

use super::{Answer, send};

/// What a certificate says, before it is saved.
pub async fn inspect(draft: CertificateDraft) -> Answer<Certificate> {
    send(Request::post("/api/organization/sso/certificate/inspect"), &draft).await
}
