use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{PasteFix, PasteFlaw, decode_text, pasted_url};
use gatehouse_contract::sso::read_certificate_text;

use crate::{IdentityProvider, METADATA_LIMIT, read_certificate, read_metadata};

/// What was pasted or uploaded to make a connection, and what was put right to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteContent {
    /// What it is.
    pub pasted: Pasted,
    /// What was put right, each once.
    pub fixes: Vec<PasteFix>,
}

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

/// Tells what text or a file is, and reads it. What can safely be put right makes no difference,
/// and is told.
///
/// # Errors
/// What is wrong with it. A private key is told before anything else.
pub fn read_paste(bytes: &[u8]) -> Result<PasteContent, PasteFlaw> {
    if bytes.len() > METADATA_LIMIT as usize {
        return Err(PasteFlaw::TooLarge { limit: METADATA_LIMIT });
    }
    let Some((text, encoding)) = decode_text(bytes) else { return read_file(bytes) };
    let mut content = read_text(text.trim())?;
    content.fixes.splice(..0, encoding);
    Ok(content)
}

fn read_text(text: &str) -> Result<PasteContent, PasteFlaw> {
    if text.contains("PRIVATE KEY-") {
        return Err(certificate(Flaw::PrivateKey));
    }
    if let Some(markup) = markup(text) {
        let metadata = read_markup(markup)?;
        let around = (markup.len() < text.len()).then_some(PasteFix::TextAround);
        return Ok(PasteContent { pasted: metadata, fixes: around.into_iter().collect() });
    }
    if let Some(url) = pasted_url(text) {
        let pasted = Pasted::MetadataUrl(url?.to_owned());
        return Ok(PasteContent { pasted, fixes: Vec::new() });
    }
    if is_posted_message(text) {
        return Err(PasteFlaw::SamlMessage);
    }
    read_certificates(text)
}

/// The tags in a text, without what a browser writes above a document that it shows.
fn markup(text: &str) -> Option<&str> {
    if text.starts_with('<') {
        return Some(text);
    }
    let document = text.get(text.find('<')?..=text.rfind('>')?)?;
    document.contains("EntityDescriptor").then_some(document)
}

/// XML or a web page, which need not be XML.
fn read_markup(text: &str) -> Result<Pasted, PasteFlaw> {
    let beginning: String = text.chars().take(1_024).collect::<String>().to_ascii_lowercase();
    if beginning.contains("<!doctype html") || beginning.contains("<html") {
        return Err(PasteFlaw::WebPage);
    }
    read_metadata(text).map(Pasted::Metadata)
}

/// `SAMLResponse=…` as in a browser's tools, or only its value: base64 of XML.
fn is_posted_message(text: &str) -> bool {
    let names = ["SAMLResponse", "SAMLRequest"];
    names.iter().any(|it| text.starts_with(it))
        || text.starts_with("PHN")
        || text.starts_with("PD94")
}

const BEGIN: &str = "-BEGIN CERTIFICATE-";
const END: &str = "-END CERTIFICATE-";

/// One PEM after another, or one certificate in any way of writing.
fn read_certificates(text: &str) -> Result<PasteContent, PasteFlaw> {
    let is_one = text.matches(END).count() < 2;
    let pieces = text.split_inclusive(END).filter(|it| it.ends_with(END));
    let pieces: Vec<&str> = if is_one { vec![text] } else { pieces.collect() };
    let (mut found, mut fixes) = (Vec::new(), put_right(text));
    for piece in &pieces {
        let der = read_certificate_text(piece).map_err(certificate)?;
        read_certificate(&der).map_err(certificate)?;
        if !found.contains(&der) {
            found.push(der);
        }
    }
    if found.len() < pieces.len() {
        fixes.push(PasteFix::Repeated);
    }
    Ok(PasteContent { pasted: Pasted::Certificates(found), fixes })
}

/// How the text of certificates differs from what RFC 7468 has (sections 2 and 3).
fn put_right(text: &str) -> Vec<PasteFix> {
    let has_header_lines = text.contains(BEGIN) && text.contains(END);
    let (mut is_inside, mut blank, mut around) = (!has_header_lines, false, false);
    for line in text.lines() {
        let begins = has_header_lines && line.contains(BEGIN);
        let is_blank = line.trim().is_empty();
        blank |= is_inside && is_blank;
        around |= !is_inside && !begins && !is_blank;
        is_inside = (is_inside || begins) && !line.contains(END);
    }
    let put_right = [
        (PasteFix::TextAround, around),
        (PasteFix::LineEnds, text.contains('\r')),
        (PasteFix::BlankLines, blank),
        (PasteFix::HeaderLines, !has_header_lines),
    ];
    put_right.into_iter().filter_map(|(fix, was)| was.then_some(fix)).collect()
}

/// Bytes that are no text: DER or an archive.
fn read_file(bytes: &[u8]) -> Result<PasteContent, PasteFlaw> {
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(PasteFlaw::Archive);
    }
    let content = read_certificates(&BASE64_STANDARD.encode(bytes))?;
    // DER has no lines.
    Ok(PasteContent { fixes: Vec::new(), ..content })
}

fn certificate(flaw: Flaw) -> PasteFlaw {
    PasteFlaw::Certificate { flaw }
}
