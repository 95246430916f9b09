use serde::{Deserialize, Serialize};

use crate::Role;

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

/// Many people, of whom the first are named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct People {
    /// How many there are.
    pub total: u32,
    /// The first of them, by name.
    pub first: Vec<Person>,
}

impl People {
    /// The most people that `first` names.
    pub const NAMED: usize = 50;

    /// Counts one more, and names them while there is room.
    pub fn add(&mut self, person: &Person) {
        self.total += 1;
        if self.first.len() < Self::NAMED {
            self.first.push(person.clone());
        }
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How many there are beside those who are named.
    pub fn unnamed(&self) -> u32 {
        self.total.saturating_sub(u32::try_from(self.first.len()).unwrap_or(u32::MAX))
    }
}
