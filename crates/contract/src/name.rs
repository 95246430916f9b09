use crate::Flaw;

/// Reads a name that somebody typed: 1 to `limit` characters, all of which can be seen and none of
/// which turns the direction of the text, no white space at the ends.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_name(typed: &str, limit: u32) -> Result<String, Flaw> {
    let name = typed.trim();
    match name {
        "" => Err(Flaw::Empty),
        _ if name.chars().count() > limit as usize => Err(Flaw::TooLong { limit }),
        _ if hides_something(name) => Err(Flaw::InvisibleCharacters),
        _ => Ok(name.to_owned()),
    }
}

/// Whether two names that look the same could differ in it. Joiners belong to some scripts and to
/// emoji, between two of their characters.
fn hides_something(name: &str) -> bool {
    let mut before = ' ';
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let joins = matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii() && !next.is_ascii();
        if is_invisible(c) && !joins {
            return true;
        }
        before = if joins { ' ' } else { c };
    }
    false
}

/// Control and format characters, those among them that turn the direction (UAX #9).
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}')
}
