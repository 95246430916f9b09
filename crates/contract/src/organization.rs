use serde::{Deserialize, Serialize};

use crate::name::read_name;
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
        read_name(typed, Self::LIMIT).map(Self)
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
    /// The email address of whoever runs this Gatehouse and helps where those cannot, if there is one.
    pub support_address: Option<String>,
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
