use serde::{Deserialize, Serialize};

use super::{Certificate, read_certificate_text};
use crate::name::is_invisible;
use crate::{Field, FieldError, Flaw, Timestamp};

/// The most certificates of one connection. An identity provider has one, and two while it changes
/// keys; metadata names a third now and then.
pub const CERTIFICATES_LIMIT: u32 = 4;

/// The most characters of a URL or an entity ID (SAML 2.0 metadata, section 2.2.1).
const URI_LIMIT: u32 = 1024;

/// A connection to an identity provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SsoConnection {
    /// Where people are sent to sign in: an https URL.
    pub sign_in_url: String,
    /// The identity provider's entity ID.
    pub issuer: String,
    /// What its responses are signed with: one to [`CERTIFICATES_LIMIT`], each once. A response
    /// that is signed with any of them is accepted, as long as that one is valid.
    pub certificates: Vec<Certificate>,
    /// Whether requests are signed with the organization's own key.
    pub sign_requests: bool,
}

impl SsoConnection {
    /// Whether nobody can sign in any more, because every certificate is past its validity.
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.certificates.iter().all(|it| it.is_expired(now))
    }
}

/// What was typed as a connection.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SsoConnectionDraft {
    /// The identity provider's sign-in URL.
    pub sign_in_url: String,
    /// The identity provider's entity ID.
    pub issuer: String,
    /// Its signing certificates, each as PEM or base64 of the DER. One that is there twice counts
    /// once.
    pub certificates: Vec<String>,
    /// Whether to sign requests.
    pub sign_requests: bool,
}

/// A connection whose text has been read, and whose certificates are still bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsoConnectionText {
    /// An https URL.
    pub sign_in_url: String,
    /// An entity ID.
    pub issuer: String,
    /// What may be the DER of certificates: one to [`CERTIFICATES_LIMIT`].
    pub certificate_ders: Vec<Vec<u8>>,
    /// Whether to sign requests.
    pub sign_requests: bool,
}

impl SsoConnectionDraft {
    /// Reads what was typed, except for what the certificates say.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<SsoConnectionText, Vec<FieldError>> {
        let sign_in_url = https_url(&self.sign_in_url);
        let issuer = entity_id(&self.issuer);
        let certificates = read_certificates(&self.certificates);
        match (sign_in_url, issuer, certificates) {
            (Ok(sign_in_url), Ok(issuer), Ok(certificate_ders)) => {
                let sign_requests = self.sign_requests;
                Ok(SsoConnectionText { sign_in_url, issuer, certificate_ders, sign_requests })
            }
            (sign_in_url, issuer, certificates) => Err([
                (Field::SignInUrl, sign_in_url.err()),
                (Field::Issuer, issuer.err()),
                (Field::Certificate, certificates.err()),
            ]
            .into_iter()
            .filter_map(|(field, flaw)| Some(FieldError::new(field, flaw?)))
            .collect()),
        }
    }
}

fn read_certificates(typed: &[String]) -> Result<Vec<Vec<u8>>, Flaw> {
    let mut ders: Vec<Vec<u8>> = Vec::new();
    for text in typed {
        let der = read_certificate_text(text)?;
        if !ders.contains(&der) {
            ders.push(der);
        }
    }
    match ders.len() {
        0 => Err(Flaw::Empty),
        count if count > CERTIFICATES_LIMIT as usize => {
            Err(Flaw::TooManyCertificates { limit: CERTIFICATES_LIMIT })
        }
        _ => Ok(ders),
    }
}

fn entity_id(typed: &str) -> Result<String, Flaw> {
    let id = typed.trim();
    if id.is_empty() {
        return Err(Flaw::Empty);
    }
    if id.chars().count() > URI_LIMIT as usize {
        return Err(Flaw::TooLong { limit: URI_LIMIT });
    }
    if id.chars().any(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Flaw::StrayCharacters);
    }
    Ok(id.to_owned())
}

fn https_url(typed: &str) -> Result<String, Flaw> {
    let url = entity_id(typed)?;
    let (scheme, rest) = url.split_once("://").ok_or(Flaw::NotAUrl)?;
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) || !scheme.chars().all(is_scheme) {
        return Err(Flaw::NotAUrl);
    }
    if !scheme.eq_ignore_ascii_case("https") {
        return Err(Flaw::NotHttps);
    }
    if !is_authority(rest.split(['/', '?', '#']).next().unwrap_or_default()) {
        return Err(Flaw::NotAUrl);
    }
    Ok(url)
}

/// A host and maybe a port (RFC 3986, section 3.2). Nobody signs in as somebody in the URL.
fn is_authority(text: &str) -> bool {
    let with_port = text.rsplit_once(':').filter(|(_, port)| !port.ends_with(']'));
    let (host, port) = with_port.unwrap_or((text, ""));
    let is_port = port.chars().all(|c| c.is_ascii_digit());
    is_host(host) && is_port && (port.is_empty() || port.parse::<u16>().is_ok())
}

fn is_host(text: &str) -> bool {
    let is_in_address = |c: char| c.is_ascii_hexdigit() || matches!(c, ':' | '.');
    let is_in_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    match text.strip_prefix('[') {
        Some(rest) => rest
            .strip_suffix(']')
            .is_some_and(|it| it.contains(':') && it.chars().all(is_in_address)),
        None => !text.is_empty() && !text.starts_with(['.', '-']) && text.chars().all(is_in_name),
    }
}
