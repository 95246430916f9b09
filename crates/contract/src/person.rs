use serde::{Deserialize, Serialize};

use crate::{Role, Timestamp};

/// An account of the organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// Opaque and stable.
    pub id: String,
    /// The full name.
    pub name: String,
    /// The e-mail address, in lower case.
    pub email: String,
    /// The role now.
    pub role: Role,
}

/// A person without a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unprotected {
    /// Who.
    pub person: Person,
    /// When they last used the product, if ever.
    pub last_seen: Option<Timestamp>,
}
