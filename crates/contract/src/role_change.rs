use serde::{Deserialize, Serialize};

use crate::{Denial, Permission, Role};

/// A role to give to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RoleChange {
    /// The role that they are to have.
    pub role: Role,
}

/// All that [`decide_role_change`] knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleChangeFacts {
    /// The role of the person who makes the change.
    pub viewer: Role,
    /// The role that the other person has.
    pub current: Role,
    /// The role that they are to have.
    pub wanted: Role,
    /// How many Owners the organization has now.
    pub owners: u32,
    /// How many Owners beside the other person can sign in: they have a password, or single sign-on
    /// is on and their address is on a verified domain.
    pub owners_beside: u32,
}

/// Decides whether one person may give another a role, or themself: at or below one's own, to
/// somebody strictly below; an Owner also to an Owner, as long as one remains who can sign in.
///
/// # Errors
/// The first condition that is missing.
pub fn decide_role_change(facts: &RoleChangeFacts) -> Result<(), Denial> {
    let permission = match facts.wanted {
        Role::Owner => Permission::MakeOwners,
        _ => Permission::ChangeRoles,
    };
    if !permission.is_held_by(facts.viewer) {
        return Err(Denial::RoleRequired { roles: permission.roles().to_vec() });
    }
    if facts.viewer != Role::Owner && !facts.current.is_below(facts.viewer) {
        return Err(Denial::NotBelowYou);
    }
    match facts.current == Role::Owner && facts.wanted != Role::Owner {
        true if facts.owners <= 1 => Err(Denial::LastOwner),
        true if facts.owners_beside == 0 => Err(Denial::NoOwnerCouldSignIn),
        _ => Ok(()),
    }
}
