use super::{PasteFix, PasteFlaw};

/// The text that bytes are, and what was put right for it. UTF-8, or UTF-16 with a byte order mark,
/// which editors on Windows call Unicode. `None` when they are no text.
pub fn decode_text(bytes: &[u8]) -> Option<(String, Option<PasteFix>)> {
    let (text, fix) = match bytes {
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Some(PasteFix::Utf16)),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Some(PasteFix::Utf16)),
        _ => utf8(std::str::from_utf8(bytes).ok()?),
    };
    (!text.contains('\0')).then_some((text, fix))
}

fn utf8(text: &str) -> (String, Option<PasteFix>) {
    let bare = text.trim_start_matches('\u{feff}');
    (bare.to_owned(), (bare.len() < text.len()).then_some(PasteFix::ByteOrderMark))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks_exact(2).map(|it| unit([it[0], it[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).ok()
}

/// The https URL that a text is; `None` when it is no URL at all.
///
/// # Errors
/// [`PasteFlaw::UrlNotHttps`]
pub fn pasted_url(text: &str) -> Option<Result<&str, PasteFlaw>> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let is_scheme = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphabetic());
    if !is_scheme || rest.is_empty() || text.chars().any(char::is_whitespace) {
        return None;
    }
    Some(match scheme.eq_ignore_ascii_case("https") {
        true => Ok(text),
        false => Err(PasteFlaw::UrlNotHttps),
    })
}
