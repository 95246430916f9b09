use serde::{Deserialize, Serialize};

use super::{PreviousConnection, Sso, SsoDraft, SsoRequirement, SsoState};
use crate::{Change, People, TwoFactorPolicy, Version};

/// The single sign-on page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SsoSettings {
    /// What `If-Match` takes. Single sign-on and two-factor exclude each other and share it: a
    /// change of one makes the other stale.
    pub version: Version,
    /// The connection, how far it is, and whether it is on.
    pub state: SsoState,
    /// Whether single sign-on is required while it is on.
    pub required: bool,
    /// Whether a first sign-in makes a Member while single sign-on is on.
    pub idp_managed: bool,
    /// Whether sign-ins that begin at the identity provider are taken while single sign-on is on.
    pub idp_initiated: bool,
    /// Whether Owners, Admins and whoever is excepted must have a second factor to sign in with a
    /// password while single sign-on is on.
    pub password_factor: bool,
    /// The connection that is to take the place of the one in `state`, if there is one.
    pub draft: Option<SsoDraft>,
    /// The connection that was there before, while it can be restored.
    pub previous: Option<PreviousConnection>,
    /// What to give the identity provider.
    pub service_provider: ServiceProvider,
    /// The verified domains, in alphabetical order.
    pub domains: Vec<String>,
    /// What the switches mean for people.
    pub impact: SsoImpact,
    /// The two-factor requirement as it was when single sign-on was last turned on:
    /// [`super::SsoChange::restore_two_factor`] brings it back.
    pub two_factor_before: TwoFactorPolicy,
    /// The last change of any of it or of two-factor, if there was one.
    pub changed: Option<Change>,
}

impl SsoSettings {
    /// What requiring single sign-on comes to with these domains.
    pub fn requirement(&self) -> SsoRequirement {
        let sso = Sso::new(self.state.clone(), self.required, self.idp_managed);
        sso.requirement(!self.domains.is_empty())
    }

    /// Whether passwords have stopped working for everyone but Owners, Admins and whoever is
    /// excepted.
    pub fn is_enforced(&self) -> bool {
        self.requirement() == SsoRequirement::Enforced
    }

    /// Whether a connection that is saved becomes a draft beside the one in place.
    pub fn is_drafted(&self) -> bool {
        Sso::drafts(&self.state, self.draft.as_ref())
    }
}

/// What an identity provider needs to know of this organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceProvider {
    /// The Assertion Consumer Service URL, to which responses are posted.
    pub acs_url: String,
    /// The entity ID, which responses name as their audience.
    pub entity_id: String,
    /// Where a sign-in begins.
    pub start_url: String,
    /// Where the certificate that signed requests are verified with is, as PEM.
    pub certificate_url: String,
}

/// Whom the single sign-on switches concern. Owners and Admins keep password sign-in and are
/// counted among `idp_people` all the same when their address is on a verified domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SsoImpact {
    /// People on a verified domain, who can sign in through the identity provider.
    pub idp_people: u32,
    /// Owners, who keep password sign-in.
    pub owners: u32,
    /// Admins, who keep password sign-in.
    pub admins: u32,
    /// Guests, who are people on other domains, without an exception: they have no access while
    /// single sign-on is required.
    pub shut_out: People,
    /// People who are excepted, and keep their password while single sign-on is required.
    pub exempt: People,
    /// People who have a password and no second factor: all of them may use it while single sign-on
    /// is on.
    pub password_alone: People,
    /// People without a password: once single sign-on is off, they are sent a mail to set one.
    pub without_password: People,
    /// Those of `password_alone` who still may use it while it is required.
    pub password_alone_when_required: People,
    /// Whether turning single sign-on on takes back a two-factor requirement.
    pub ends_two_factor: bool,
    /// Stands for all of the above, those who are not named included. [`super::SsoChange::seen`]
    /// takes it.
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub digest: String,
}
