use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use der::{Decode, Header, Reader, SliceReader, Tag};
use serde::{Deserialize, Serialize};

use crate::Flaw;

/// The most characters of a pasted certificate.
pub const CERTIFICATE_LIMIT: u32 = 65_536;

/// What was pasted as a certificate, to be told what it is.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CertificateDraft {
    /// PEM, or base64 of the DER.
    pub certificate: String,
}

/// Reads what may be one certificate from PEM, with or without its header lines, or from bare
/// base64. The bytes have the outline of a certificate; what they say is still to be read.
///
/// # Errors
/// What it is instead. A private key is told by its label and by its bytes, so that it can be
/// refused before it leaves the browser.
pub fn read_certificate_text(text: &str) -> Result<Vec<u8>, Flaw> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Flaw::Empty);
    }
    refuse_labels(text)?;
    if text.chars().count() > CERTIFICATE_LIMIT as usize {
        return Err(Flaw::TooLong { limit: CERTIFICATE_LIMIT });
    }
    let der = STANDARD_ENGINE.decode(body(text)).map_err(|_| Flaw::NotACertificate)?;
    refuse_outline(&der)?;
    Ok(der)
}

const STANDARD_ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The base64 between the encapsulation boundaries (RFC 7468, section 2), or all of it. What is
/// written around them is left out.
fn body(text: &str) -> String {
    let label = text.split_once("-BEGIN ").map(|(_, label)| label);
    let begun = label.and_then(|label| label.split_once('-')).map_or(text, |(_, body)| body);
    let body = begun.split_once("-END ").map_or(begun, |(body, _)| body);
    body.trim_matches(|c: char| c == '-' || c.is_whitespace()).split_whitespace().collect()
}

fn refuse_labels(text: &str) -> Result<(), Flaw> {
    if text.contains("PRIVATE KEY-") {
        return Err(Flaw::PrivateKey);
    }
    if text.contains("CERTIFICATE REQUEST-") {
        return Err(Flaw::SigningRequest);
    }
    if text.contains("PUBLIC KEY-") {
        return Err(Flaw::PublicKey);
    }
    match text.matches("-BEGIN CERTIFICATE-").count() {
        0 | 1 => Ok(()),
        count => Err(Flaw::SeveralCertificates { count: u32::try_from(count).unwrap_or(u32::MAX) }),
    }
}

/// Tells what DER holds by its first tags. A certificate is a SEQUENCE that begins with a SEQUENCE
/// that begins with its version `[0]`, or in version 1 with its serial number, which is not zero
/// (RFC 5280, section 4.1); a signing request has the INTEGER zero there (RFC 2986, section 4.1).
/// A public key begins with its algorithm, and so does a private key that is encrypted; what
/// follows is a BIT STRING in the one (RFC 5280, section 4.1) and an OCTET STRING in the other
/// (RFC 5958, section 3). An RSA public key begins with its modulus (RFC 8017, appendix A.1.1).
fn refuse_outline(der: &[u8]) -> Result<(), Flaw> {
    match outline(der) {
        Some(Outline::Nested { first: Tag::ContextSpecific { .. }, .. }) => Ok(()),
        Some(Outline::NestedNumber(Some(0))) => Err(Flaw::SigningRequest),
        Some(Outline::NestedNumber(_)) => Ok(()),
        Some(Outline::Nested { first: Tag::ObjectIdentifier, next: Some(Tag::OctetString) }) => {
            Err(Flaw::PrivateKey)
        }
        Some(Outline::Nested { first: Tag::ObjectIdentifier, .. }) => Err(Flaw::PublicKey),
        Some(Outline::Number(Some(0 | 1))) => Err(Flaw::PrivateKey),
        Some(Outline::Number(Some(3))) => Err(Flaw::KeyArchive),
        Some(Outline::Number(None)) => Err(Flaw::PublicKey),
        _ => Err(Flaw::NotACertificate),
    }
}

/// What an outermost SEQUENCE begins with. A number of several bytes is `None`.
enum Outline {
    /// An INTEGER: the version of a private key (RFC 5958, RFC 8017) or of an archive.
    Number(Option<u8>),
    /// A SEQUENCE that begins with an INTEGER.
    NestedNumber(Option<u8>),
    /// A SEQUENCE that begins with something else, and what comes after that SEQUENCE.
    Nested { first: Tag, next: Option<Tag> },
}

fn outline(der: &[u8]) -> Option<Outline> {
    let mut reader = SliceReader::new(der).ok()?;
    Header::decode(&mut reader).ok().filter(|it| it.tag() == Tag::Sequence)?;
    if Tag::peek(&reader).ok()? == Tag::Integer {
        return Some(Outline::Number(small_integer(&mut reader)?));
    }
    let inner = Header::decode(&mut reader).ok().filter(|it| it.tag() == Tag::Sequence)?;
    match Tag::peek(&reader).ok()? {
        Tag::Integer => Some(Outline::NestedNumber(small_integer(&mut reader)?)),
        first => {
            let skipped = reader.read_slice(inner.length()).ok();
            let next = skipped.and_then(|_| Tag::peek(&reader).ok());
            Some(Outline::Nested { first, next })
        }
    }
}

fn small_integer(reader: &mut SliceReader<'_>) -> Option<Option<u8>> {
    let header = Header::decode(reader).ok()?;
    match reader.read_slice(header.length()).ok()? {
        [byte] => Some(Some(*byte)),
        _ => Some(None),
    }
}

/// DER as PEM with the label `CERTIFICATE` (RFC 7468, section 5).
pub fn certificate_pem(der: &[u8]) -> String {
    const LINE: usize = 64;
    let body = STANDARD_ENGINE.encode(der);
    let lines: Vec<&str> = (0..body.len())
        .step_by(LINE)
        .filter_map(|start| body.get(start..body.len().min(start + LINE)))
        .collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}
