use gatehouse_contract::Role;
use serde::Deserialize;

use crate::store::person::Factor;

/// One organization, as a file describes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    pub(crate) organization: String,
    /// The part of the identity provider's URLs; random when absent.
    pub(crate) handle: Option<String>,
    /// Verified domains. People on others are guests.
    #[serde(default)]
    pub(crate) domains: Vec<String>,
    pub(crate) people: Vec<SeedPerson>,
    pub(crate) sso: Option<SeedSso>,
    #[serde(default)]
    pub(crate) two_factor: SeedTwoFactor,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeedPerson {
    pub name: String,
    pub email: String,
    pub role: Role,
    /// Whoever has none cannot sign in with one.
    pub password: Option<String>,
    #[serde(default)]
    pub factor: Factor,
    /// Never seen when absent.
    pub last_seen_minutes_ago: Option<u32>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeedSso {
    pub sign_in_url: String,
    pub issuer: String,
    pub certificate: SeedCertificate,
    /// The address of whoever passed the test; untested when absent.
    pub tested_by: Option<String>,
    #[serde(default)]
    pub on: bool,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub idp_managed: bool,
}

/// A certificate made when the seed is planted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeedCertificate {
    pub common_name: String,
    /// Negative for one that has expired. It is valid for 365 days.
    pub expires_in_days: i64,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeedTwoFactor {
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub holds_in_days: i64,
}
