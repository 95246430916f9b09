use std::collections::HashSet;

use crate::{EmailAddress, Role};

/// One of the people in a text that somebody pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Somebody with an address.
    Address {
        /// The address.
        email: EmailAddress,
        /// The role that stands beside it.
        role: Option<Role>,
        /// Whether the address stands before this one in the text.
        repeated: bool,
    },
    /// What cannot be read as an address, as it was pasted.
    Unreadable(String),
}

/// Reads addresses in whatever form they come: one on a line, with commas, semicolons or spaces
/// between them, as `Name <address>` (RFC 5322, section 3.4), or as the rows of a table (RFC 4180), where
/// a role may stand in a cell of its own. Names and headings are passed over.
pub fn read_addresses(text: &str) -> Vec<Pasted> {
    let mut seen = HashSet::new();
    text.lines().flat_map(read_line).map(|it| mark(it, &mut seen)).collect()
}

fn mark(pasted: Pasted, seen: &mut HashSet<EmailAddress>) -> Pasted {
    match pasted {
        Pasted::Address { email, role, .. } => {
            let repeated = !seen.insert(email.clone());
            Pasted::Address { email, role, repeated }
        }
        Pasted::Unreadable(text) => Pasted::Unreadable(text),
    }
}

/// The people on a line. A role counts for everyone on it.
fn read_line(line: &str) -> Vec<Pasted> {
    let cells = cells(line);
    let role = cells.iter().find_map(|cell| role_called(cell));
    let is_heading = cells.iter().any(|cell| is_heading(cell));
    let found: Vec<_> = cells.iter().flat_map(|cell| read_cell(cell, role)).collect();
    match found.is_empty() && !is_heading {
        // Nobody is passed over in silence.
        true if !line.trim().is_empty() => vec![Pasted::Unreadable(line.trim().to_owned())],
        _ => found,
    }
}

/// The parts between commas, semicolons and tabs, but for those in quotes and in angle brackets.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' | ';' | '\t' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().into_iter().for_each(|cell| cell.push(c)),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
}

/// The addresses in a cell. What looks like one that was mistyped cannot be read.
fn read_cell(cell: &str, role: Option<Role>) -> Vec<Pasted> {
    if let Some(inside) = cell.split_once('<').and_then(|(_, rest)| rest.split_once('>')) {
        return vec![read_word(inside.0, role)];
    }
    let is_name = cell.contains(char::is_whitespace) && !cell.contains('@');
    let looks_like_one = |word: &&str| word.contains('@') || (!is_name && has_inner_dot(word));
    cell.split_whitespace().filter(looks_like_one).map(|word| read_word(word, role)).collect()
}

fn has_inner_dot(word: &str) -> bool {
    word.trim_matches('.').contains('.')
}

fn read_word(word: &str, role: Option<Role>) -> Pasted {
    let bare = word.strip_prefix("mailto:").unwrap_or(word);
    let bare = bare
        .trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '\'' | '.' | ':'));
    match EmailAddress::parse(bare) {
        Ok(email) => Pasted::Address { email, role, repeated: false },
        Err(_) => Pasted::Unreadable(word.to_owned()),
    }
}

fn role_called(cell: &str) -> Option<Role> {
    let plain = |text: &str| text.to_lowercase().replace(['_', '-'], " ");
    Role::ALL.into_iter().find(|role| plain(role.name()) == plain(cell))
}

fn is_heading(cell: &str) -> bool {
    let known = ["email", "e-mail", "mail", "email address", "e-mail address", "address"];
    known.contains(&cell.to_lowercase().as_str())
}
