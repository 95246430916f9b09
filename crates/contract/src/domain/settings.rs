use serde::{Deserialize, Serialize};

use super::{Check, DomainName, DomainState, RemovalEffect};
use crate::sso::SsoRequirement;
use crate::{Change, Timestamp, Version};

/// The domains page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainSettings {
    /// Every domain that the organization has claimed, in alphabetical order.
    pub domains: Vec<Domain>,
    /// What requiring single sign-on comes to with these domains.
    pub requirement: SsoRequirement,
}

impl DomainSettings {
    /// The most domains of one organization.
    pub const LIMIT: u32 = 100;
}

/// A domain that the organization has claimed. Its subdomains are not part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Domain {
    /// Opaque and stable.
    pub id: String,
    /// What `If-Match` takes. Counts changes of the state; a look that changes nothing counts not.
    pub version: Version,
    /// The name as the DNS has it.
    pub name: DomainName,
    /// The name for people, in its own script (U-labels; RFC 5890, section 2.3.2.1).
    pub unicode: String,
    /// The value of the TXT record at the name that proves the claim.
    pub record: String,
    /// How far the claim is.
    pub state: DomainState,
    /// Who claimed it.
    pub claimed: Change,
    /// The last look at the DNS, if there was one.
    pub last_check: Option<Check>,
    /// When the server looks next by itself.
    pub next_check_at: Timestamp,
    /// What the loss of the domain would change.
    pub removal: RemovalEffect,
}
