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

/// All that [`decide_role_change`] and [`decide_removal`] know of the two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankFacts {
    /// The role of the person who makes the change.
    pub viewer: Role,
    /// The role that the other person has.
    pub current: Role,
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
pub fn decide_role_change(facts: &RankFacts, wanted: Role) -> Result<(), Denial> {
    facts.permit(permission_to_give(wanted))?;
    if wanted == Role::Owner { Ok(()) } else { facts.keep_an_owner() }
}

/// Decides whether one person may remove another, or themself: somebody strictly below; an Owner also
/// an Owner, as long as one remains who can sign in.
///
/// # Errors
/// The first condition that is missing.
pub fn decide_removal(facts: &RankFacts) -> Result<(), Denial> {
    facts.permit(Permission::ManageMembers)?;
    facts.keep_an_owner()
}

/// Decides whether somebody may give a role to whoever has none: invite people to it, and have the say
/// over such invitations, since whoever could copy the link of one could take the role.
///
/// # Errors
/// The condition that is missing.
pub fn decide_giving(viewer: Role, wanted: Role) -> Result<(), Denial> {
    let permission = permission_to_give(wanted);
    match permission.is_held_by(viewer) {
        true => Ok(()),
        false => Err(Denial::RoleRequired { roles: permission.roles().to_vec() }),
    }
}

fn permission_to_give(role: Role) -> Permission {
    match role {
        Role::Owner => Permission::MakeOwners,
        _ => Permission::ManageMembers,
    }
}

impl RankFacts {
    fn permit(&self, permission: Permission) -> Result<(), Denial> {
        if !permission.is_held_by(self.viewer) {
            return Err(Denial::RoleRequired { roles: permission.roles().to_vec() });
        }
        if self.viewer != Role::Owner && !self.current.is_below(self.viewer) {
            return Err(Denial::NotBelowYou);
        }
        Ok(())
    }

    fn keep_an_owner(&self) -> Result<(), Denial> {
        match self.current == Role::Owner {
            true if self.owners <= 1 => Err(Denial::LastOwner),
            true if self.owners_beside == 0 => Err(Denial::NoOwnerCouldSignIn),
            _ => Ok(()),
        }
    }
}
