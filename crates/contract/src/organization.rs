use serde::{Deserialize, Serialize};

use crate::{Change, Field, FieldError, Flaw, Person, Version};

/// An organization's name: 1 to 80 characters, all of which can be seen and none of which turns the
/// direction of the text, no white space at the ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationName(String);

impl OrganizationName {
    /// The most characters in a name.
    pub const LIMIT: u32 = 80;

    /// Reads what was typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let name = typed.trim();
        match name {
            "" => Err(Flaw::Empty),
            _ if name.chars().count() > Self::LIMIT as usize => {
                Err(Flaw::TooLong { limit: Self::LIMIT })
            }
            _ if hides_something(name) => Err(Flaw::InvisibleCharacters),
            _ => Ok(Self(name.to_owned())),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for OrganizationName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::parse(&name).map_err(|_| "not the name of an organization")
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

/// The organization as everyone in it may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organization {
    /// What `If-Match` takes.
    pub version: Version,
    /// Its name.
    pub name: OrganizationName,
    /// Its Owners, then its Admins, each by name.
    pub administrators: Vec<Person>,
    /// The last change of the name, if there was one.
    pub changed: Option<Change>,
}

/// What was typed as the organization's details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationDraft {
    /// The name.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub name: String,
}

impl OrganizationDraft {
    /// Reads what was typed.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<OrganizationName, Vec<FieldError>> {
        OrganizationName::parse(&self.name).map_err(|flaw| vec![FieldError::new(Field::Name, flaw)])
    }
}
