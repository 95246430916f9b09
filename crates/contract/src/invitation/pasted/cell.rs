use super::{Pasted, PastedRole, unreadable};
use crate::EmailAddress;

/// The addresses in a cell. What looks like one that was mistyped cannot be read.
pub(super) fn read_cell(cell: &str, role: &PastedRole) -> Vec<Pasted> {
    let (mut found, mut rest) = (Vec::new(), cell);
    while let Some((before, (inside, after))) =
        rest.split_once('<').and_then(|(before, it)| Some((before, it.split_once('>')?)))
    {
        let beside = before.split_whitespace().filter(|word| word.contains('@'));
        found.extend(beside.map(|word| read_word(word, role, false)));
        found.push(match inside.trim() {
            "" => unreadable(cell),
            inside => read_word(inside, role, true),
        });
        rest = after;
    }
    found.extend(read_bare(rest.trim(), role));
    found
}

/// The addresses among words without brackets.
fn read_bare(text: &str, role: &PastedRole) -> Vec<Pasted> {
    let is_one = |word: &&str| word.contains('@') || is_like_address(text) && has_inner_dot(word);
    let words = text.split_whitespace().filter(is_one);
    let found: Vec<_> = words.map(|word| read_word(word, role, word == text)).collect();
    match found.as_slice() {
        // What stands beside it may say what is wrong with it.
        [Pasted::Unreadable { .. }] => vec![unreadable(text)],
        _ => found,
    }
}

/// Whether there may be an address in a cell: in a name of several words, a dot says nothing.
pub(super) fn is_like_address(cell: &str) -> bool {
    cell.contains('@') || !cell.contains(char::is_whitespace) && has_inner_dot(cell)
}

fn has_inner_dot(word: &str) -> bool {
    word.trim_matches('.').contains('.')
}

/// Reads a word. One that is not `alone` may be the end of something else: of a local part in quotes, of a
/// formula. It is an address only where it is like those that people have.
fn read_word(word: &str, role: &PastedRole, alone: bool) -> Pasted {
    let bare = word.strip_prefix("mailto:").unwrap_or(word);
    let bare = bare
        .trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '\'' | '.' | ':'));
    match EmailAddress::parse(bare) {
        Ok(email) if is_whole(&email, alone) => {
            Pasted::Address { email, role: role.clone(), repeated: false }
        }
        _ => unreadable(word),
    }
}

fn is_whole(email: &EmailAddress, alone: bool) -> bool {
    let local = email.as_str().rsplit_once('@').map_or("", |(local, _)| local);
    let is_usual = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '\'');
    !local.ends_with('\'') && (alone || local.chars().all(is_usual))
}
