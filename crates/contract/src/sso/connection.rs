use serde::{Deserialize, Serialize};

use super::{Certificate, read_certificate_text};
use crate::{Field, FieldError, Flaw};

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
    /// What its responses are signed with.
    pub certificate: Certificate,
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
    /// Its signing certificate: PEM, or base64 of the DER.
    pub certificate: String,
}

/// A connection whose text has been read, and whose certificate is still bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsoConnectionText {
    /// An https URL.
    pub sign_in_url: String,
    /// An entity ID.
    pub issuer: String,
    /// What may be the DER of a certificate.
    pub certificate_der: Vec<u8>,
}

impl SsoConnectionDraft {
    /// Reads what was typed, except for what the certificate says.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<SsoConnectionText, Vec<FieldError>> {
        let sign_in_url = https_url(&self.sign_in_url);
        let issuer = entity_id(&self.issuer);
        let certificate = read_certificate_text(&self.certificate);
        match (sign_in_url, issuer, certificate) {
            (Ok(sign_in_url), Ok(issuer), Ok(certificate_der)) => {
                Ok(SsoConnectionText { sign_in_url, issuer, certificate_der })
            }
            (sign_in_url, issuer, certificate) => Err([
                (Field::SignInUrl, sign_in_url.err()),
                (Field::Issuer, issuer.err()),
                (Field::Certificate, certificate.err()),
            ]
            .into_iter()
            .filter_map(|(field, flaw)| Some(FieldError::new(field, flaw?)))
            .collect()),
        }
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
    if id.chars().any(|c| c.is_control() || c.is_whitespace()) {
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
