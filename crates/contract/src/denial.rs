use serde::{Deserialize, Serialize};

use crate::Role;

/// Why an action is not possible: the condition that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case", try_from = "Flat")]
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
    /// Every certificate of the connection is past its validity.
    CertificateExpired,
    /// There is no draft of a connection.
    NoSsoDraft,
    /// There is no earlier connection that could be restored.
    NoPreviousConnection,
    /// The attempt holds nothing that could be taken over into the connection.
    NothingToAdopt,
    /// Single sign-on is on.
    SsoIsOn,
    /// Single sign-on is off.
    SsoIsOff,
    /// The other person's role is not below the viewer's.
    NotBelowYou,
    /// The role that is asked for is not above the viewer's.
    NotAboveYou,
    /// It would leave the organization with no Owner.
    LastOwner,
    /// It would leave the organization with no Owner who can sign in.
    NoOwnerCouldSignIn,
    /// The other person keeps their password by their role.
    KeepsPassword,
    /// It would leave the viewer without a second factor that counts, while they must have one.
    LastFactor,
    /// The viewer has no second factor, which whoever requires one of others has first.
    NoFactorOfYourOwn,
    /// The viewer has no passkey, which whoever requires passkeys of others has first.
    NoPasskeyOfYourOwn,
    /// The viewer's own second factors are removed one by one, not reset.
    OwnFactors,
    /// The organization takes passkeys alone.
    PasskeysOnly,
    /// The viewer has as many factors of the kind as they can.
    TooManyFactors,
    /// The viewer has no password.
    NoPassword,
    /// The viewer has no passkey.
    NoPasskey,
    /// The server is reached at an IP address, and passkeys belong to a host name.
    NoHostName,
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

/// How a denial is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    reason: String,
    #[serde(default)]
    roles: Vec<Role>,
}

impl TryFrom<Flat> for Denial {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        Ok(match flat.reason.as_str() {
            "role_required" => Self::RoleRequired { roles: flat.roles },
            "sso_unconfigured" => Self::SsoUnconfigured,
            "sso_untested" => Self::SsoUntested,
            "domain_unverified" => Self::DomainUnverified,
            "certificate_expired" => Self::CertificateExpired,
            "no_sso_draft" => Self::NoSsoDraft,
            "no_previous_connection" => Self::NoPreviousConnection,
            "nothing_to_adopt" => Self::NothingToAdopt,
            "sso_is_on" => Self::SsoIsOn,
            "sso_is_off" => Self::SsoIsOff,
            "not_below_you" => Self::NotBelowYou,
            "not_above_you" => Self::NotAboveYou,
            "last_owner" => Self::LastOwner,
            "no_owner_could_sign_in" => Self::NoOwnerCouldSignIn,
            "keeps_password" => Self::KeepsPassword,
            "last_factor" => Self::LastFactor,
            "no_factor_of_your_own" => Self::NoFactorOfYourOwn,
            "no_passkey_of_your_own" => Self::NoPasskeyOfYourOwn,
            "own_factors" => Self::OwnFactors,
            "passkeys_only" => Self::PasskeysOnly,
            "too_many_factors" => Self::TooManyFactors,
            "no_password" => Self::NoPassword,
            "no_passkey" => Self::NoPasskey,
            "no_host_name" => Self::NoHostName,
            _ => return Err("an unknown reason of a denial"),
        })
    }
}
