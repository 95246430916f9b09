use crate::Flaw;
use crate::name::is_invisible;

/// Reads what somebody typed on any number of lines: up to `limit` characters, all of which can be
/// seen. `None` when there is nothing but white space.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_remark(typed: &str, limit: u32) -> Result<Option<String>, Flaw> {
    let text = typed.trim().replace("\r\n", "\n");
    match text.as_str() {
        "" => Ok(None),
        _ if text.chars().count() > limit as usize => Err(Flaw::TooLong { limit }),
        _ if text.chars().any(|c| is_invisible(c) && c != '\n') => Err(Flaw::InvisibleCharacters),
        _ => Ok(Some(text)),
    }
}
