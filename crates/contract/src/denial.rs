use serde::{Deserialize, Serialize};

use crate::Role;

/// Why an action is not possible: the condition that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Denial {
    /// The viewer's role does not hold the permission; these do, highest first.
    RoleRequired {
        /// The roles that hold the permission.
        roles: Vec<Role>,
    },
    /// There is no connection to an identity provider.
    SsoUnconfigured,
    /// The connection as it stands has not passed a test.
    SsoUntested,
    /// No domain of the organization is verified.
    DomainUnverified,
    /// The connection's certificate is past its validity.
    CertificateExpired,
    /// Single sign-on is on.
    SsoIsOn,
    /// Single sign-on is off.
    SsoIsOff,
    /// The other person's role is not below the viewer's.
    NotBelowYou,
    /// It would leave the organization with no Owner.
    LastOwner,
}

impl Denial {
    /// Whether it is about who the viewer is, as against what state the settings are in.
    ///
    /// A control denied by role is not in the page at all; one denied by state is there, disabled,
    /// with the reason.
    pub fn is_by_role(&self) -> bool {
        matches!(self, Self::RoleRequired { .. } | Self::NotBelowYou)
    }
}
