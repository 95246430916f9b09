use gatehouse_contract::Timestamp;

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
    /// The URL to send the browser to with the HTTP-Redirect binding (Bindings 3.4.4), signed with
    /// rsa-sha256 when there is a `sign`, which makes an RSASSA-PKCS1-v1_5 signature with SHA-256
    /// (RFC 8017, section 8.2) of the bytes that it is given.
    pub fn redirect_url(
        &self,
        relay_state: &str,
        sign: Option<&dyn Fn(&[u8]) -> Vec<u8>>,
    ) -> String {
        let _ = (relay_state, sign);
        String::new()
    }

    /// The value of the form field `SAMLRequest` for the HTTP-POST binding (Bindings 3.5.4). It is
    /// not signed.
    pub fn post_value(&self) -> String {
        String::new()
    }
}
