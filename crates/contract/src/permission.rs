use serde::{Deserialize, Serialize};

use crate::Role;

/// A row of the role table: something that a role may or may not do.
///
/// The table is this type and nothing else; [`crate::decide`] enforces it and the app draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Permission {
    /// See the organization's name and who its Owners and Admins are.
    SeeOrganization,
    /// Rename the organization.
    RenameOrganization,
    /// Delete the organization, and bring it back.
    DeleteOrganization,
    /// See and change single sign-on, two-factor and domains.
    ManageAccessSecurity,
    /// See the members, remove them and change their roles.
    ManageMembers,
    /// Make someone an Owner.
    MakeOwners,
    /// Reset other people's second factors.
    ResetFactors,
    /// Read the audit log.
    ReadAuditLog,
    /// See the plan, and change the billing details.
    ManageBilling,
    /// Manage one's own password, second factors and sessions. No action stands for it, since it is decided
    /// on nowhere: everyone who is signed in may.
    ManageOwnSignIn,
    /// Ask for a higher role.
    AskForAccess,
}

impl Permission {
    /// Every permission, in the order in which the table shows them.
    pub const ALL: [Self; 11] = [
        Self::SeeOrganization,
        Self::RenameOrganization,
        Self::DeleteOrganization,
        Self::ManageAccessSecurity,
        Self::ManageMembers,
        Self::MakeOwners,
        Self::ResetFactors,
        Self::ReadAuditLog,
        Self::ManageBilling,
        Self::ManageOwnSignIn,
        Self::AskForAccess,
    ];

    /// The roles that hold it, highest first.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::SeeOrganization | Self::ManageOwnSignIn => &Role::ALL,
            Self::RenameOrganization
            | Self::ManageAccessSecurity
            | Self::ManageMembers
            | Self::ResetFactors
            | Self::ReadAuditLog => &[Role::Owner, Role::Admin],
            Self::MakeOwners | Self::DeleteOrganization => &[Role::Owner],
            Self::ManageBilling => &[Role::Owner, Role::BillingAdmin],
            Self::AskForAccess => &[Role::Admin, Role::BillingAdmin, Role::Member],
        }
    }

    /// Whether `role` holds it.
    pub fn is_held_by(self, role: Role) -> bool {
        self.roles().contains(&role)
    }
}
