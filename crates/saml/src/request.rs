use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gamlastan::bindings::deflate::deflate_compress;
use gamlastan::bindings::encoding::url_encode;
use gatehouse_contract::Timestamp;

use crate::instant;
use crate::xml::{ASSERTION, PROTOCOL, escaped};

const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

/// A request to sign somebody in (Core 3.4.1).
#[derive(Clone, Copy, Debug)]
pub struct AuthnRequest<'a> {
    /// Its ID: an `_` and at least 128 random bits in hex, used once.
    pub id: &'a str,
    /// The time.
    pub now: Timestamp,
    /// The identity provider's sign-in URL.
    pub destination: &'a str,
    /// This organization's entity ID.
    pub entity_id: &'a str,
    /// Where the response is to be posted.
    pub acs_url: &'a str,
    /// Whether the person must sign in again although they have a session there (a step-up).
    pub force_authn: bool,
}

impl AuthnRequest<'_> {
    /// The URL to send the browser to with the HTTP-Redirect binding (Bindings 3.4.4).
    pub fn redirect_url(&self, relay_state: &str) -> String {
        self.with_query(&self.query(relay_state))
    }

    /// The same, signed with rsa-sha256 (Bindings 3.4.4.1): `sign` makes an RSASSA-PKCS1-v1_5
    /// signature with SHA-256 (RFC 8017, section 8.2) of the bytes that it is given.
    ///
    /// # Errors
    /// Those of `sign`.
    pub fn signed_redirect_url<E>(
        &self,
        relay_state: &str,
        sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<String, E> {
        let query = format!("{}&SigAlg={}", self.query(relay_state), url_encode(RSA_SHA256));
        let signature = BASE64_STANDARD.encode(sign(query.as_bytes())?);
        Ok(self.with_query(&format!("{query}&Signature={}", url_encode(&signature))))
    }

    fn query(&self, relay_state: &str) -> String {
        // Writing to memory cannot fail.
        let deflated = deflate_compress(self.xml().as_bytes()).unwrap_or_default();
        let request = url_encode(&BASE64_STANDARD.encode(deflated));
        format!("SAMLRequest={request}&RelayState={}", url_encode(relay_state))
    }

    fn with_query(&self, query: &str) -> String {
        let separator = if self.destination.contains('?') { '&' } else { '?' };
        format!("{}{separator}{query}", self.destination)
    }

    /// No format of NameID is asked for: identity providers that have no such one refuse.
    fn xml(&self) -> String {
        let Self { id, destination, acs_url, entity_id, .. } = self;
        let [id, destination, acs_url, entity_id] =
            [id, destination, acs_url, entity_id].map(|it| escaped(it));
        let force = if self.force_authn { r#" ForceAuthn="true""# } else { "" };
        let now = instant::write(self.now);
        format!(
            r#"<samlp:AuthnRequest xmlns:samlp="{PROTOCOL}" xmlns:saml="{ASSERTION}" ID="{id}" Version="2.0" IssueInstant="{now}" Destination="{destination}"{force} AssertionConsumerServiceURL="{acs_url}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml:Issuer>{entity_id}</saml:Issuer></samlp:AuthnRequest>"#
        )
    }
}
