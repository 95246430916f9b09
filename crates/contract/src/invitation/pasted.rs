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

/// The people on a line, with the roles that stand there: one alone counts for everyone, and of several
/// each for those beside it.
fn read_line(line: &str) -> Vec<Pasted> {
    let cells = cells(line);
    let is_heading = cells.iter().any(|cell| is_heading(cell));
    let roles: Vec<_> = cells.iter().map(|cell| role_called(cell)).collect();
    let all: Vec<_> = roles.iter().flatten().copied().collect();
    let leads = roles.first().is_some_and(Option::is_some);
    let role_at = |at: usize| match (all.as_slice(), leads) {
        ([] | [_], _) => all.first().copied(),
        (_, true) => roles[..at].iter().rev().flatten().next().copied(),
        (_, false) => roles[at..].iter().flatten().next().copied(),
    };
    let read = |(at, cell): (usize, &String)| read_cell(cell, role_at(at));
    let found: Vec<_> = cells.iter().enumerate().flat_map(read).collect();
    match found.is_empty() && !is_heading {
        // Nobody is passed over in silence.
        true if !line.trim().is_empty() => vec![Pasted::Unreadable(line.trim().to_owned())],
        _ => found,
    }
}

/// The parts between commas, semicolons and tabs, but for those in quotes (RFC 4180). A quote that is
/// never closed, or stands inside a part, is a sign like any other.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut rest) = (vec![String::new()], line);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let Some(cell) = cells.last_mut() else { break };
        match (c, rest.split_once('"')) {
            ('"', Some((quoted, after))) if cell.trim().is_empty() => {
                cell.push_str(quoted);
                rest = after;
            }
            (',' | ';' | '\t', _) => cells.push(String::new()),
            _ => cell.push(c),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
}

/// The addresses in a cell. What looks like one that was mistyped cannot be read.
fn read_cell(cell: &str, role: Option<Role>) -> Vec<Pasted> {
    let is_name = cell.contains(char::is_whitespace) && !cell.contains('@');
    let looks_like_one = |word: &&str| word.contains('@') || (!is_name && has_inner_dot(word));
    let (mut found, mut rest) = (Vec::new(), cell);
    while let Some((before, (inside, after))) =
        rest.split_once('<').and_then(|(before, it)| Some((before, it.split_once('>')?)))
    {
        let beside = before.split_whitespace().filter(|word| word.contains('@'));
        found.extend(beside.map(|word| read_word(word, role)));
        found.push(match inside.trim() {
            "" => Pasted::Unreadable(cell.to_owned()),
            inside => read_word(inside, role),
        });
        rest = after;
    }
    found.extend(rest.split_whitespace().filter(looks_like_one).map(|word| read_word(word, role)));
    found
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
