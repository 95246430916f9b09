use gatehouse_contract::Permission;

/// A row of the role table.
pub fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::SeeOrganization => "See the organization, its Owners and its Admins",
        Permission::RenameOrganization => "Rename the organization",
        Permission::DeleteOrganization => "Delete the organization, and bring it back",
        Permission::ManageAccessSecurity => "See and change single sign-on, two-factor and domains",
        Permission::ManageMembers => "See and invite members, change their roles and remove them",
        Permission::MakeOwners => "Make someone an Owner",
        Permission::ResetFactors => "Reset other people’s second factors",
        Permission::ManageBilling => "See the plan, and change the billing details",
        Permission::ManageOwnSignIn => "Manage your own password, second factors and devices",
        Permission::AskForAccess => "Ask for a higher role",
        Permission::ReadAuditLog => "Read and export the audit log",
    }
}
