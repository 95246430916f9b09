use serde::{Deserialize, Serialize};

use crate::Permission;

/// Something that a person may try to do, and that the server decides on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Action {
    /// See the organization's name, its Owners and its Admins.
    SeeOrganization,
    /// Give the organization another name.
    RenameOrganization,
    /// Delete the organization.
    DeleteOrganization,
    /// See the single sign-on and two-factor settings, and the domains.
    SeeAccessSecurity,
    /// Save the identity provider's sign-in URL, issuer and certificates. While single sign-on is
    /// on they are a draft.
    SaveSsoConnection,
    /// Give the draft of a connection up.
    DiscardSsoDraft,
    /// Put the draft in the place of the connection.
    PromoteSsoDraft,
    /// Put the connection that was there before in the place of the connection.
    RestoreSsoConnection,
    /// Delete the connection for good.
    RemoveSsoConnection,
    /// Let people sign in through the identity provider.
    TurnOnSso,
    /// Stop people from signing in through the identity provider.
    TurnOffSso,
    /// Make single sign-on the only way in for everyone but Owners, Admins and whoever is excepted.
    RequireSso,
    /// Let everyone sign in with a password again.
    StopRequiringSso,
    /// Let a first sign-in through the identity provider create a Member.
    LetIdpAddMembers,
    /// Stop a first sign-in from creating a Member.
    StopIdpAddingMembers,
    /// Take sign-ins that begin at the identity provider.
    AllowIdpInitiated,
    /// Take only sign-ins that begin here.
    StopIdpInitiated,
    /// Require a second factor of the Owners, the Admins and whoever is excepted, who keep their
    /// password beside single sign-on.
    RequireFactorBesideSso,
    /// Stop that.
    StopRequiringFactorBesideSso,
    /// Require a second factor of everyone, or change the date from which it holds.
    RequireTwoFactor,
    /// Require a passkey of everyone.
    RequirePasskeys,
    /// Stop requiring a second factor.
    StopRequiringTwoFactor,
    /// Begin to prove that a domain is the organization's.
    ClaimDomain,
    /// Look for a domain's record in the DNS now.
    CheckDomain,
    /// Give a domain up, verified or not.
    RemoveDomain,
    /// See who the members are, and how they sign in.
    SeeMembers,
    /// Invite people to join, and send, copy or revoke what invites them.
    InviteMember,
    /// Remove another person from the organization.
    RemoveMember,
    /// Give another person a role.
    ChangeRole,
    /// Give another person the role of Owner.
    MakeOwner,
    /// Decide on the roles that people ask for.
    DecideAccessRequest,
    /// See the settings as somebody with a role at or below one's own sees them.
    SeeAsRole,
    /// Ask for a higher role.
    AskForAccess,
    /// Remind people to set up a second factor.
    RemindOfTwoFactor,
    /// Reset another person's second factors.
    ResetFactors,
    /// Read the audit log, and check that it is complete.
    ReadAuditLog,
    /// See the plan, its seats and the billing details.
    SeeBilling,
    /// Change the billing details.
    ChangeBilling,
    /// Let a person keep their password while single sign-on is required.
    ExemptFromSso,
    /// Take that back.
    EndSsoExemption,
}

impl Action {
    /// Every action, in declaration order.
    pub const ALL: [Self; 40] = [
        Self::SeeOrganization,
        Self::RenameOrganization,
        Self::DeleteOrganization,
        Self::SeeAccessSecurity,
        Self::SaveSsoConnection,
        Self::DiscardSsoDraft,
        Self::PromoteSsoDraft,
        Self::RestoreSsoConnection,
        Self::RemoveSsoConnection,
        Self::TurnOnSso,
        Self::TurnOffSso,
        Self::RequireSso,
        Self::StopRequiringSso,
        Self::LetIdpAddMembers,
        Self::StopIdpAddingMembers,
        Self::AllowIdpInitiated,
        Self::StopIdpInitiated,
        Self::RequireFactorBesideSso,
        Self::StopRequiringFactorBesideSso,
        Self::RequireTwoFactor,
        Self::RequirePasskeys,
        Self::StopRequiringTwoFactor,
        Self::ClaimDomain,
        Self::CheckDomain,
        Self::RemoveDomain,
        Self::SeeMembers,
        Self::InviteMember,
        Self::RemoveMember,
        Self::ChangeRole,
        Self::MakeOwner,
        Self::DecideAccessRequest,
        Self::SeeAsRole,
        Self::AskForAccess,
        Self::RemindOfTwoFactor,
        Self::ResetFactors,
        Self::ReadAuditLog,
        Self::SeeBilling,
        Self::ChangeBilling,
        Self::ExemptFromSso,
        Self::EndSsoExemption,
    ];

    /// The row of the role table that this action falls under.
    pub fn permission(self) -> Permission {
        match self {
            Self::SeeOrganization => Permission::SeeOrganization,
            Self::RenameOrganization => Permission::RenameOrganization,
            Self::DeleteOrganization => Permission::DeleteOrganization,
            Self::SeeBilling | Self::ChangeBilling => Permission::ManageBilling,
            Self::SeeMembers
            | Self::InviteMember
            | Self::RemoveMember
            | Self::ChangeRole
            | Self::DecideAccessRequest
            | Self::SeeAsRole => Permission::ManageMembers,
            Self::AskForAccess => Permission::AskForAccess,
            Self::MakeOwner => Permission::MakeOwners,
            Self::ResetFactors => Permission::ResetFactors,
            Self::ReadAuditLog => Permission::ReadAuditLog,
            Self::SeeAccessSecurity
            | Self::SaveSsoConnection
            | Self::DiscardSsoDraft
            | Self::PromoteSsoDraft
            | Self::RestoreSsoConnection
            | Self::RemoveSsoConnection
            | Self::TurnOnSso
            | Self::TurnOffSso
            | Self::RequireSso
            | Self::StopRequiringSso
            | Self::LetIdpAddMembers
            | Self::StopIdpAddingMembers
            | Self::AllowIdpInitiated
            | Self::StopIdpInitiated
            | Self::RequireFactorBesideSso
            | Self::StopRequiringFactorBesideSso
            | Self::RequireTwoFactor
            | Self::RequirePasskeys
            | Self::StopRequiringTwoFactor
            | Self::RemindOfTwoFactor
            | Self::ClaimDomain
            | Self::CheckDomain
            | Self::RemoveDomain
            | Self::ExemptFromSso
            | Self::EndSsoExemption => Permission::ManageAccessSecurity,
        }
    }
}
