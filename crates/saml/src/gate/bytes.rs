use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use gatehouse_contract::saml::Refusal;

/// The most bytes of a decoded response.
pub(crate) const DECODED_LIMIT: u32 = 131_072;

const ELEMENTS_LIMIT: u32 = 4_000;
const ATTRIBUTES_LIMIT: u32 = 40;
const DEPTH_LIMIT: u32 = 32;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Decodes the form value of the HTTP-POST binding (Bindings 3.5.4), which may have line breaks.
///
/// # Errors
/// [`Refusal::TooLarge`], [`Refusal::NotBase64`], [`Refusal::NotXml`] when it is not UTF-8.
pub(crate) fn decode(value: &str) -> Result<String, Refusal> {
    // Four characters of base64 make three bytes; the rest is room for line breaks.
    if value.len() > DECODED_LIMIT as usize * 3 / 2 {
        return Err(Refusal::TooLarge { limit: DECODED_LIMIT });
    }
    let compact: Vec<u8> = value.bytes().filter(|it| !it.is_ascii_whitespace()).collect();
    let bytes = BASE64.decode(compact).map_err(|_| Refusal::NotBase64)?;
    if bytes.len() > DECODED_LIMIT as usize {
        return Err(Refusal::TooLarge { limit: DECODED_LIMIT });
    }
    let text = String::from_utf8(bytes).map_err(|_| Refusal::NotXml)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Counts tags, attributes and depth of a response, and refuses all markup but tags, before anything
/// is parsed.
///
/// # Errors
/// The limit that is passed, or the markup that is not accepted.
pub(crate) fn admit_bytes(xml: &str) -> Result<(), Refusal> {
    scan(xml, false)
}

/// The same for metadata, where comments and processing instructions are accepted.
///
/// # Errors
/// Those of [`admit_bytes`].
pub(crate) fn admit_metadata_bytes(xml: &str) -> Result<(), Refusal> {
    scan(xml, true)
}

/// `<` stands for itself nowhere in XML but in comments and the like, so that every other one
/// begins some markup.
fn scan(xml: &str, takes_comments: bool) -> Result<(), Refusal> {
    let (mut elements, mut depth) = (0, 0_u32);
    let mut rest = xml;
    if xml.starts_with("<?xml ") {
        rest = after(xml, "?>")?;
    }
    while let Some((_, markup)) = rest.split_once('<') {
        rest = match markup.as_bytes().first() {
            Some(b'?') if takes_comments => after(markup, "?>")?,
            Some(b'?') => return Err(Refusal::ProcessingInstruction),
            Some(b'!') if takes_comments && markup.starts_with("!--") => after(markup, "-->")?,
            Some(b'!') => return Err(declared(markup)),
            Some(b'/') => {
                depth = depth.saturating_sub(1);
                markup
            }
            _ => {
                elements += 1;
                depth += u32::from(!admit_tag(markup)?);
                markup
            }
        };
        if elements > ELEMENTS_LIMIT {
            return Err(Refusal::TooManyElements { limit: ELEMENTS_LIMIT });
        }
        if depth > DEPTH_LIMIT {
            return Err(Refusal::TooDeep { limit: DEPTH_LIMIT });
        }
    }
    Ok(())
}

fn after<'x>(xml: &'x str, end: &str) -> Result<&'x str, Refusal> {
    xml.split_once(end).map(|(_, rest)| rest).ok_or(Refusal::NotXml)
}

/// What begins with `<!`.
fn declared(markup: &str) -> Refusal {
    if markup.starts_with("!--") {
        Refusal::Comment
    } else if markup.starts_with("![") {
        Refusal::Cdata
    } else {
        Refusal::DocumentType
    }
}

/// Counts the attributes of the tag that `markup` begins with; whether it is an empty element.
fn admit_tag(markup: &str) -> Result<bool, Refusal> {
    let (mut attributes, mut quote, mut last) = (0, None, 0);
    for byte in markup.bytes() {
        match (quote, byte) {
            (_, b'<') => return Err(Refusal::NotXml),
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'=') => attributes += 1,
            (None, b'>') => return Ok(last == b'/'),
            (None, _) => {}
        }
        if attributes > ATTRIBUTES_LIMIT {
            return Err(Refusal::TooManyAttributes { limit: ATTRIBUTES_LIMIT });
        }
        last = byte;
    }
    Err(Refusal::NotXml)
}
