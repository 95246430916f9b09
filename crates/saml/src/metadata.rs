use gatehouse_contract::saml::PasteFlaw;

/// The most bytes of metadata.
pub const METADATA_LIMIT: u32 = 262_144;

/// What metadata says of an identity provider (SAML Metadata 2.4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityProvider {
    /// Its entity ID.
    pub entity_id: String,
    /// Where people are sent to sign in. As it is written, which may be no https URL.
    pub sign_in_url: String,
    /// How the request gets there.
    pub binding: SignInBinding,
    /// The DER of its signing certificates, each once, in the order of the document.
    pub certificates: Vec<Vec<u8>>,
    /// Whether it takes only signed requests.
    pub wants_signed_requests: bool,
}

/// How a request gets to the identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInBinding {
    /// In the URL (Bindings 3.4).
    HttpRedirect,
    /// In a form (Bindings 3.5).
    HttpPost,
}

/// Reads the metadata of one identity provider.
///
/// # Errors
/// What it is instead, or what it lacks.
pub fn read_metadata(xml: &str) -> Result<IdentityProvider, PasteFlaw> {
    let _ = xml;
    Err(PasteFlaw::NotXml)
}
