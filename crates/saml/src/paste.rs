use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gatehouse_contract::Flaw;
use gatehouse_contract::saml::PasteFlaw;
use gatehouse_contract::sso::read_certificate_text;

use crate::{IdentityProvider, METADATA_LIMIT, read_certificate, read_metadata};

/// What was pasted or uploaded to make a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Metadata, already read.
    Metadata(IdentityProvider),
    /// The https URL of metadata, still to be fetched.
    MetadataUrl(String),
    /// The DER of certificates, each once: from PEM, bare base64, or DER.
    Certificates(Vec<Vec<u8>>),
}

/// Tells what text or a file is, and reads it. Blank lines, CRLF, missing header lines and a byte
/// order mark make no difference.
///
/// # Errors
/// What is wrong with it. A private key is told before anything else.
pub fn read_paste(bytes: &[u8]) -> Result<Pasted, PasteFlaw> {
    if bytes.len() > METADATA_LIMIT as usize {
        return Err(PasteFlaw::TooLarge { limit: METADATA_LIMIT });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => read_text(text.trim_start_matches('\u{feff}').trim()),
        _ => read_file(bytes),
    }
}

fn read_text(text: &str) -> Result<Pasted, PasteFlaw> {
    if text.contains("PRIVATE KEY-") {
        return Err(certificate(Flaw::PrivateKey));
    }
    if text.starts_with('<') {
        return read_markup(text);
    }
    if let Some(url) = url(text) {
        return url;
    }
    if is_posted_message(text) {
        return Err(PasteFlaw::SamlMessage);
    }
    read_certificates(text)
}

/// XML or a web page, which need not be XML.
fn read_markup(text: &str) -> Result<Pasted, PasteFlaw> {
    let beginning: String = text.chars().take(1_024).collect::<String>().to_ascii_lowercase();
    if beginning.contains("<!doctype html") || beginning.contains("<html") {
        return Err(PasteFlaw::WebPage);
    }
    read_metadata(text).map(Pasted::Metadata)
}

/// One word with a scheme.
fn url(text: &str) -> Option<Result<Pasted, PasteFlaw>> {
    let (scheme, rest) = text.split_once("://")?;
    let is_scheme = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphabetic());
    if !is_scheme || rest.is_empty() || text.chars().any(char::is_whitespace) {
        return None;
    }
    Some(match scheme.eq_ignore_ascii_case("https") {
        true => Ok(Pasted::MetadataUrl(text.to_owned())),
        false => Err(PasteFlaw::UrlNotHttps),
    })
}

/// `SAMLResponse=…` as in a browser's tools, or only its value: base64 of XML.
fn is_posted_message(text: &str) -> bool {
    let names = ["SAMLResponse", "SAMLRequest"];
    names.iter().any(|it| text.starts_with(it))
        || text.starts_with("PHN")
        || text.starts_with("PD94")
}

/// One PEM after another, or one certificate in any way of writing.
fn read_certificates(text: &str) -> Result<Pasted, PasteFlaw> {
    const END: &str = "-END CERTIFICATE-";
    let mut found: Vec<Vec<u8>> = Vec::new();
    let is_one = text.matches(END).count() < 2;
    let pieces = text.split_inclusive(END).filter(|it| it.ends_with(END));
    let pieces: Vec<&str> = if is_one { vec![text] } else { pieces.collect() };
    for piece in pieces {
        let der = read_certificate_text(piece).map_err(certificate)?;
        read_certificate(&der).map_err(certificate)?;
        if !found.contains(&der) {
            found.push(der);
        }
    }
    Ok(Pasted::Certificates(found))
}

/// Bytes that are no text: DER, an archive, or metadata in UTF-16.
fn read_file(bytes: &[u8]) -> Result<Pasted, PasteFlaw> {
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(PasteFlaw::Archive);
    }
    if let Some(text) = utf16(bytes) {
        return read_text(text.trim());
    }
    read_certificates(&BASE64_STANDARD.encode(bytes))
}

/// What editors on Windows call Unicode.
fn utf16(bytes: &[u8]) -> Option<String> {
    let decode = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|it| unit([it[0], it[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => decode(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode(rest, u16::from_be_bytes),
        _ => None,
    }
}

fn certificate(flaw: Flaw) -> PasteFlaw {
    PasteFlaw::Certificate { flaw }
}
