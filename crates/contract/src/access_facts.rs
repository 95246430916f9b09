use crate::{Action, Denial};

/// What [`crate::decide`] needs to know of [`crate::AccessSecurity`] and of what it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessFacts {
    /// Whether there is a connection.
    pub connected: bool,
    /// Whether it has passed a test as it stands.
    pub connection_tested: bool,
    /// Whether the validity of its certificates has ended.
    pub certificate_expired: bool,
    /// Whether the organization has a verified domain.
    pub domain_verified: bool,
    /// Whether single sign-on is on.
    pub sso_on: bool,
    /// The draft of a connection.
    pub draft: Candidate,
    /// The connection that was there before.
    pub previous: Candidate,
}

/// A connection that could take the place of the one there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// There is none.
    Missing,
    /// It has not passed a test as it stands.
    Untested,
    /// Its certificates are past their validity.
    Expired,
    /// It could.
    Ready,
}

impl Candidate {
    fn permit(self, missing: Denial) -> Result<(), Denial> {
        match self {
            Self::Missing => Err(missing),
            Self::Untested => Err(Denial::SsoUntested),
            Self::Expired => Err(Denial::CertificateExpired),
            Self::Ready => Ok(()),
        }
    }
}

impl AccessFacts {
    /// Decides on an action by the state of the settings alone.
    ///
    /// # Errors
    /// The first condition that is missing.
    pub fn permit(&self, action: Action) -> Result<(), Denial> {
        let unless = |missing: bool, denial: Denial| if missing { Err(denial) } else { Ok(()) };
        match action {
            Action::SeeOrganization
            | Action::RenameOrganization
            | Action::DeleteOrganization
            | Action::SeeAccessSecurity
            | Action::SaveSsoConnection
            | Action::ClaimDomain
            | Action::CheckDomain
            | Action::RemoveDomain
            | Action::SeeMembers
            | Action::InviteMember
            | Action::RemoveMember
            | Action::ChangeRole
            | Action::MakeOwner
            | Action::DecideAccessRequest
            | Action::SeeAsRole
            | Action::AskForAccess
            | Action::ResetFactors
            | Action::ReadAuditLog
            | Action::SeeBilling
            | Action::ChangeBilling
            | Action::ExemptFromSso
            | Action::EndSsoExemption => Ok(()),
            Action::DiscardSsoDraft => unless(self.draft == Candidate::Missing, Denial::NoSsoDraft),
            Action::PromoteSsoDraft => self.draft.permit(Denial::NoSsoDraft),
            Action::RestoreSsoConnection => self.previous.permit(Denial::NoPreviousConnection),
            Action::RequireTwoFactor
            | Action::RequirePasskeys
            | Action::StopRequiringTwoFactor
            | Action::RemindOfTwoFactor => unless(self.sso_on, Denial::SsoIsOn),
            Action::RemoveSsoConnection => {
                unless(!self.connected, Denial::SsoUnconfigured)?;
                unless(self.sso_on, Denial::SsoIsOn)
            }
            Action::TurnOnSso => {
                unless(self.sso_on, Denial::SsoIsOn)?;
                unless(!self.connected, Denial::SsoUnconfigured)?;
                unless(self.certificate_expired, Denial::CertificateExpired)?;
                unless(!self.connection_tested, Denial::SsoUntested)?;
                unless(!self.domain_verified, Denial::DomainUnverified)
            }
            Action::RequireSso => {
                unless(!self.sso_on, Denial::SsoIsOff)?;
                unless(self.certificate_expired, Denial::CertificateExpired)?;
                unless(!self.domain_verified, Denial::DomainUnverified)
            }
            Action::TurnOffSso
            | Action::StopRequiringSso
            | Action::LetIdpAddMembers
            | Action::StopIdpAddingMembers
            | Action::AllowIdpInitiated
            | Action::StopIdpInitiated
            | Action::RequireFactorBesideSso
            | Action::StopRequiringFactorBesideSso => unless(!self.sso_on, Denial::SsoIsOff),
        }
    }
}
