use super::PastedRole;
use super::cell::is_like_address;
use crate::Role;

/// The heading of a table of addresses and roles.
pub(super) const HEADING: &str = "Email, Role";

const EMAIL: [&str; 6] = ["email", "e-mail", "mail", "email address", "e-mail address", "address"];
const ROLE: [&str; 5] = ["role", "roles", "access", "permission", "permissions"];
/// What others call their roles, beside the words of ours.
const ROLE_WORDS: [&str; 5] = ["user", "administrator", "manager", "editor", "viewer"];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// Roles alone.
    Roles,
    /// Anything but roles.
    Others,
    /// What nothing is said of.
    Unsaid,
}

/// What the heading of a table says of its columns; before one, nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Heading(Vec<Column>);

impl Heading {
    /// Reads a heading: one of its cells is above the addresses.
    pub(super) fn read(cells: &[String]) -> Option<Self> {
        let cells: Vec<_> = cells.iter().map(|cell| cell.to_lowercase()).collect();
        let is = |known: &[&str], cell: &str| known.contains(&cell);
        let has_roles = cells.iter().any(|cell| is(&ROLE, cell));
        let column = |cell: &String| match cell.as_str() {
            it if is(&ROLE, it) => Column::Roles,
            it if is(&EMAIL, it) => Column::Unsaid,
            it if has_roles || it.contains("name") => Column::Others,
            _ => Column::Unsaid,
        };
        let is_one = cells.iter().any(|cell| is(&EMAIL, cell));
        is_one.then(|| Self(cells.iter().map(column).collect()))
    }

    /// What a cell of this column says of a role.
    pub(super) fn role(&self, column: usize, cell: &str) -> PastedRole {
        let may_be_one = match self.column(column) {
            Column::Roles => !cell.is_empty(),
            Column::Others => false,
            Column::Unsaid => is_like_role(cell),
        };
        match role_called(cell) {
            Some(role) => PastedRole::Known(role),
            None if may_be_one => PastedRole::Unknown(cell.to_owned()),
            None => PastedRole::Unsaid,
        }
    }

    /// The role of whoever stands in a row, where it has the column of roles.
    pub(super) fn role_of(&self, row: &[String]) -> Option<PastedRole> {
        let at = self.0.iter().position(|it| *it == Column::Roles)?;
        let cell = row.get(at).filter(|cell| !is_like_address(cell))?;
        Some(self.role(at, cell))
    }

    fn column(&self, number: usize) -> Column {
        self.0.get(number).copied().unwrap_or(Column::Unsaid)
    }
}

fn role_called(cell: &str) -> Option<Role> {
    let plain = |text: &str| text.to_lowercase().replace(['_', '-'], " ");
    Role::ALL.into_iter().find(|role| plain(role.name()) == plain(cell))
}

/// Whether a cell may be meant as a role: a word, or several with one among them that roles have.
fn is_like_role(cell: &str) -> bool {
    let is_word = !cell.contains(char::is_whitespace) && cell.contains(char::is_alphabetic);
    let names = Role::ALL.map(|role| role.name().to_lowercase());
    let is_ours = |word: &str| names.iter().any(|name| name.split(' ').any(|it| it == word));
    let is_known = |word: &str| ROLE_WORDS.contains(&word) || is_ours(word);
    is_word || cell.to_lowercase().split([' ', '-', '_']).any(is_known)
}
