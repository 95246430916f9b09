mod cell;
mod line;
mod roles;
mod table;

use std::collections::HashSet;

use crate::name::is_invisible;
use crate::{EmailAddress, Flaw, Role};
use line::read_line;
use table::Heading;

/// One of the people in a text that somebody pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Somebody with an address.
    Address {
        /// The address.
        email: EmailAddress,
        /// The role that stands beside it.
        role: PastedRole,
        /// Whether the address stands before this one in the text.
        repeated: bool,
    },
    /// What cannot be read as an address.
    Unreadable {
        /// As it was pasted.
        text: String,
        /// Why: [`Flaw::InvisibleCharacters`] where that may be all, or [`Flaw::NotAnAddress`].
        flaw: Flaw,
    },
}

/// What stands beside an address about the role that somebody is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PastedRole {
    /// Nothing.
    #[default]
    Unsaid,
    /// This role.
    Known(Role),
    /// What may be meant as a role and is none, as it was pasted.
    Unknown(String),
}

/// Reads addresses in whatever form they come: one on a line, with commas, semicolons or spaces
/// between them, as `Name <address>` (RFC 5322, section 3.4), or as the rows of a table (RFC 4180), where
/// a role may stand in a cell of its own. Names and headings are passed over; nothing is guessed that
/// would give somebody else an invitation, or a role that nobody wrote.
pub fn read_addresses(text: &str) -> Vec<Pasted> {
    let (mut heading, mut seen) = (Heading::default(), HashSet::new());
    let found = text.lines().flat_map(|line| read_line(line, &mut heading));
    found.map(|it| mark(it, &mut seen)).collect()
}

fn mark(pasted: Pasted, seen: &mut HashSet<EmailAddress>) -> Pasted {
    match pasted {
        Pasted::Address { email, role, .. } => {
            let repeated = !seen.insert(email.clone());
            Pasted::Address { email, role, repeated }
        }
        other => other,
    }
}

/// What is still to be mended or sent elsewhere once all others are invited, as a text that is read as the
/// same again: what cannot be read, and the addresses that `stays` names, with the roles beside them.
pub fn left_over(pasted: &[Pasted], stays: impl Fn(&EmailAddress, &PastedRole) -> bool) -> String {
    let is_left = |it: &&Pasted| match it {
        Pasted::Address { email, role, repeated } => !repeated && stays(email, role),
        Pasted::Unreadable { .. } => true,
    };
    let left: Vec<_> = pasted.iter().filter(is_left).collect();
    let is_table =
        left.iter().any(|it| matches!(it, Pasted::Address { role: PastedRole::Unknown(_), .. }));
    let heading = is_table.then(|| table::HEADING.to_owned());
    heading.into_iter().chain(left.into_iter().map(written)).collect::<Vec<_>>().join("\n")
}

fn written(pasted: &Pasted) -> String {
    match pasted {
        Pasted::Unreadable { text, .. } => text.clone(),
        Pasted::Address { email, role, .. } => match role {
            PastedRole::Unsaid => email.as_str().to_owned(),
            PastedRole::Known(role) => format!("{}, {}", email.as_str(), role.name()),
            PastedRole::Unknown(text) => format!("{}, {text}", email.as_str()),
        },
    }
}

/// A text with the number of each character that cannot be seen in its place (as Unicode writes it:
/// `[U+202E]`), so that none of them hides something or turns the direction.
pub fn reveal(text: &str) -> String {
    let shown = |c: char| match is_hidden(c) {
        true => format!("[U+{:04X}]", u32::from(c)),
        false => c.to_string(),
    };
    text.chars().map(shown).collect()
}

/// What has neither a shape nor, as white space has, a place.
fn is_hidden(c: char) -> bool {
    is_invisible(c) && !c.is_whitespace()
}

fn unreadable(text: &str) -> Pasted {
    let flaw = match text.contains(is_hidden) {
        true => Flaw::InvisibleCharacters,
        false => Flaw::NotAnAddress,
    };
    Pasted::Unreadable { text: text.to_owned(), flaw }
}
