use serde::{Deserialize, Serialize};

use crate::{Change, Field, FieldError, Flaw, Person, Version};

/// An organization's name: 1 to 80 characters, none of them control characters, no white space
/// at the ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
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
            _ if name.chars().any(char::is_control) => Err(Flaw::StrayCharacters),
            _ => Ok(Self(name.to_owned())),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
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
