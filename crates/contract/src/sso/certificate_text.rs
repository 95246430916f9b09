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
    if text.len() > CERTIFICATE_LIMIT as usize {
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

/// The base64 between the encapsulation boundaries (RFC 7468, section 2), or all of it.
fn body(text: &str) -> String {
    let is_boundary = |line: &&str| line.trim_start().starts_with('-');
    text.lines()
        .filter(|line| !is_boundary(line))
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
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
fn refuse_outline(der: &[u8]) -> Result<(), Flaw> {
    match outline(der) {
        Some((Tag::Sequence, Outline::Nested(Tag::ContextSpecific { .. }))) => Ok(()),
        Some((Tag::Sequence, Outline::NestedNumber(0))) => Err(Flaw::SigningRequest),
        Some((Tag::Sequence, Outline::NestedNumber(_))) => Ok(()),
        Some((Tag::Sequence, Outline::Nested(Tag::ObjectIdentifier))) => Err(Flaw::PublicKey),
        Some((Tag::Sequence, Outline::Number(0 | 1))) => Err(Flaw::PrivateKey),
        Some((Tag::Sequence, Outline::Number(3))) => Err(Flaw::KeyArchive),
        _ => Err(Flaw::NotACertificate),
    }
}

/// What the outermost value of some DER begins with.
enum Outline {
    /// An INTEGER: the version of a private key (RFC 5958, RFC 8017) or of an archive.
    Number(u8),
    /// A SEQUENCE that begins with an INTEGER. Serial numbers of several bytes read as 1.
    NestedNumber(u8),
    /// A SEQUENCE that begins with something else.
    Nested(Tag),
}

fn outline(der: &[u8]) -> Option<(Tag, Outline)> {
    let mut reader = SliceReader::new(der).ok()?;
    let outer = Header::decode(&mut reader).ok()?.tag();
    if Tag::peek(&reader).ok()? == Tag::Integer {
        return Some((outer, Outline::Number(small_integer(&mut reader)?)));
    }
    Header::decode(&mut reader).ok()?;
    let inner = match Tag::peek(&reader).ok()? {
        Tag::Integer => Outline::NestedNumber(small_integer(&mut reader)?),
        tag => Outline::Nested(tag),
    };
    Some((outer, inner))
}

fn small_integer(reader: &mut SliceReader<'_>) -> Option<u8> {
    let header = Header::decode(reader).ok()?;
    match reader.read_slice(header.length()).ok()? {
        [byte] => Some(*byte),
        _ => Some(1),
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
