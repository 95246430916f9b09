use serde::{Deserialize, Serialize};

use crate::sso::SsoRequirement;
use crate::{Denial, Role};

/// How a session began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum BeganWith {
    /// With the password.
    Password,
    /// With a passkey alone.
    Passkey,
    /// Through the identity provider.
    Sso,
}

/// Whether a password signs a person in, proves that it is them, and may be set for them; and whether
/// a passkey alone signs them in. Nothing else decides it.
pub fn may_use_password(role: Role, exempt: bool, requirement: SsoRequirement) -> bool {
    match requirement {
        SsoRequirement::NotRequired | SsoRequirement::Suspended => true,
        SsoRequirement::Enforced => role.keeps_password() || exempt,
    }
}

/// Decides whether a person of this role may be excepted from required single sign-on.
///
/// # Errors
/// [`Denial::KeepsPassword`]: it would change nothing.
pub fn decide_exemption(role: Role) -> Result<(), Denial> {
    if role.keeps_password() { Err(Denial::KeepsPassword) } else { Ok(()) }
}

/// What decides which ways in are open to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInFacts {
    /// Their role now.
    pub role: Role,
    /// Whether they are excepted from required single sign-on.
    pub exempt: bool,
    /// Whether their address is on a verified domain of the organization.
    pub domain_verified: bool,
    /// What requiring single sign-on comes to now.
    pub requirement: SsoRequirement,
}

impl SignInFacts {
    /// As [`may_use_password`] says.
    pub fn may_use_password(&self) -> bool {
        may_use_password(self.role, self.exempt, self.requirement)
    }

    /// Whether no way in is left to them.
    pub fn is_shut_out(&self) -> bool {
        !self.may_use_password() && !self.domain_verified
    }

    /// Whether a session of theirs that began like this goes on.
    pub fn keeps_session(&self, began_with: BeganWith) -> bool {
        let may_begin_again = match began_with {
            BeganWith::Password | BeganWith::Passkey => false,
            BeganWith::Sso => self.domain_verified,
        };
        self.may_use_password() || may_begin_again
    }
}
