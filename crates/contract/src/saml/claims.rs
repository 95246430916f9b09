use serde::{Deserialize, Serialize};

use super::Authentication;

/// What a response says of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SamlClaims))]
pub struct Claims {
    /// The identifier by which the identity provider knows them (Core 2.2.3).
    pub name_id: Option<String>,
    /// The URI of its format. The unspecified one where the response names none (Core 8.3.1).
    pub name_id_format: Option<String>,
    /// The address: from an attribute, or from a NameID that is one. As it was sent.
    pub email: Option<String>,
    /// The given name.
    pub first_name: Option<String>,
    /// The surname.
    pub last_name: Option<String>,
    /// The whole name, for responses that send neither of the two.
    pub display_name: Option<String>,
    /// How they signed in there; `None` unless the signature holds.
    pub authentication: Option<Authentication>,
    /// Every attribute, in the order of the document.
    pub attributes: Vec<SamlAttribute>,
}

/// An attribute of an assertion (Core 2.7.3.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SamlAttribute {
    /// Its name.
    pub name: String,
    /// Its name for people, if there is one.
    pub friendly_name: Option<String>,
    /// Its values as text.
    pub values: Vec<String>,
}
