//! The XML of a response for people to read.

/// The most bytes that are shown.
const LIMIT: usize = 65_536;

/// Elements whose content is long and tells nothing, or should not be shown.
const MASKED: [&str; 4] = ["SignatureValue", "X509Certificate", "CipherValue", "Modulus"];

/// Indents the elements, one line each, and shortens signatures and certificates, so that what is
/// shown cannot be presented again. Takes any text; what is no XML comes out nearly as it was.
pub(crate) fn display(xml: &str) -> String {
    let mut shown = String::new();
    let (mut depth, mut masked) = (0_usize, false);
    for piece in pieces(xml) {
        match piece {
            Piece::Text(text) if masked => shown.push_str(&shortened(text)),
            Piece::Text(text) => shown.push_str(text),
            Piece::Tag(tag) => {
                let is_end = tag.starts_with("</");
                depth = depth.saturating_sub(usize::from(is_end));
                if !shown.is_empty() && (!is_end || shown.ends_with('>')) {
                    shown.push('\n');
                    shown.extend(std::iter::repeat_n("  ", depth.min(32)));
                }
                shown.push_str(tag);
                let is_begin = !is_end
                    && !tag.ends_with("/>")
                    && !tag.starts_with("<?")
                    && !tag.starts_with("<!");
                depth += usize::from(is_begin);
                masked = is_begin && MASKED.contains(&local_name(tag));
            }
        }
        if shown.len() > LIMIT {
            shown.truncate(shown.floor_char_boundary(LIMIT));
            shown.push('…');
            break;
        }
    }
    shown
}

enum Piece<'x> {
    Tag(&'x str),
    Text(&'x str),
}

/// Tags and the text between them, without the white space around.
fn pieces(xml: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = xml;
    std::iter::from_fn(move || {
        rest = rest.trim();
        if rest.is_empty() {
            return None;
        }
        let is_tag = rest.starts_with('<');
        let end = if is_tag {
            rest.find('>').map_or(rest.len(), |at| at + 1)
        } else {
            rest.find('<').unwrap_or(rest.len())
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(if is_tag { Piece::Tag(piece) } else { Piece::Text(piece.trim_end()) })
    })
}

fn local_name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    let name = name.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next();
    name.unwrap_or_default().rsplit(':').next().unwrap_or_default()
}

fn shortened(text: &str) -> String {
    let characters = text.chars().filter(|c| !c.is_whitespace()).count();
    let beginning: String = text.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    format!("{beginning}… ({characters} characters)")
}
