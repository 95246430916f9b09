use gatehouse_contract::saml::PasteFlaw;

use crate::IdentityProvider;

/// What was pasted or uploaded to make a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Metadata, already read.
    Metadata(IdentityProvider),
    /// The https URL of metadata, still to be fetched.
    MetadataUrl(String),
    /// The DER of certificates: from PEM, bare base64, or DER.
    Certificates(Vec<Vec<u8>>),
}

/// Tells what text or a file is, and reads it. Blank lines, CRLF, missing header lines and a byte
/// order mark make no difference.
///
/// # Errors
/// What is wrong with it. A private key is told before anything else.
pub fn read_paste(bytes: &[u8]) -> Result<Pasted, PasteFlaw> {
    let _ = bytes;
    Err(PasteFlaw::NotXml)
}
