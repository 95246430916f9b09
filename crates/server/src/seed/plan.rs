use gatehouse_contract::{AllowedFactors, Coverage, Role};
use serde::Deserialize;

/// One organization, as a file describes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    pub(crate) organization: String,
    /// The part of the identity provider's URLs; random when absent.
    pub(crate) handle: Option<String>,
    /// Domains. People on others than the verified ones are guests.
    #[serde(default)]
    pub(crate) domains: Vec<SeedDomain>,
    pub(crate) people: Vec<SeedPerson>,
    pub(crate) sso: Option<SeedSso>,
    #[serde(default)]
    pub(crate) two_factor: SeedTwoFactor,
    /// How many made-up entries the audit log has, spread over the year before.
    #[serde(default)]
    pub(crate) audit_entries: u32,
}

/// A domain; a bare name is that of a verified one.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum SeedDomain {
    Verified(String),
    Claim(SeedClaim),
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeedClaim {
    pub name: String,
    /// What the record carries; random when absent.
    pub token: Option<String>,
    #[serde(default)]
    pub status: SeedDomainStatus,
    /// For one that is lapsing: until when it counts as verified.
    #[serde(default)]
    pub lapses_in_seconds: i64,
    /// When the server looks by itself; as after a look just now when absent.
    pub next_check_in_seconds: Option<i64>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SeedDomainStatus {
    Pending,
    #[default]
    Verified,
    Lapsing,
    Lapsed,
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
    pub factor: SeedFactor,
    /// The secret of their authenticator app, in base32; random when absent.
    pub authenticator_secret: Option<String>,
    /// Their recovery codes, of whoever has a factor.
    #[serde(default)]
    pub recovery_codes: Vec<String>,
    /// Whether they keep their password while single sign-on is required.
    #[serde(default)]
    pub sso_exempt: bool,
    /// Never seen when absent.
    pub last_seen_minutes_ago: Option<u32>,
}

/// The second factor that somebody has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SeedFactor {
    #[default]
    None,
    AuthenticatorApp,
    /// One that nobody holds.
    Passkey,
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
    #[serde(default)]
    pub allowed: AllowedFactors,
    /// Who had which second factor on days before.
    #[serde(default)]
    pub history: Vec<SeedCoverage>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeedCoverage {
    pub days_ago: i64,
    pub coverage: Coverage,
}
