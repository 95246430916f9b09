use serde::{Deserialize, Serialize};

use super::{PreviousConnection, Sso, SsoDraft, SsoRequirement, SsoState};
use crate::{Change, Person, Version};

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
    /// The last change of any of it or of two-factor, if there was one.
    pub changed: Option<Change>,
}

impl SsoSettings {
    /// What requiring single sign-on comes to with these domains.
    pub fn requirement(&self) -> SsoRequirement {
        let sso = Sso::new(self.state.clone(), self.required, self.idp_managed);
        sso.requirement(!self.domains.is_empty())
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
    /// People on other domains who lose access while single sign-on is required.
    pub guests: Vec<Person>,
    /// People who would be left with a password alone once single sign-on is on: Owners, Admins
    /// and people on other domains, as far as they have no second factor.
    pub password_alone: Vec<Person>,
    /// Whether turning single sign-on on takes back a two-factor requirement.
    pub ends_two_factor: bool,
}
