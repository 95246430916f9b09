use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// What stands before the token in the value of the TXT record.
pub const TXT_PREFIX: &str = "gatehouse-domain-verify=";

/// The value of the TXT record that proves a claim.
pub fn record(token: &str) -> String {
    format!("{TXT_PREFIX}{token}")
}

/// One look at the DNS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Check {
    /// When.
    pub at: Timestamp,
    /// The address and port of the DNS server that was asked last, which is the one that answered
    /// if any did.
    pub server: String,
    /// What it means for the claim.
    pub finding: Finding,
    /// The TXT values at the name, each and all of them cut to a length that can be shown.
    pub values: Vec<String>,
    /// Until when DNS servers may repeat this answer from their caches (for an answer that there is
    /// nothing: RFC 2308, section 5).
    pub cached_until: Option<Timestamp>,
}

/// What a look at the DNS means for a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Finding {
    /// The record is there.
    Found,
    /// The record is there, and another organization has verified the domain.
    VerifiedElsewhere,
    /// The name does not exist (NXDOMAIN; RFC 2308, section 2.1).
    NoSuchName,
    /// The name exists and has no TXT record (RFC 2308, section 2.2).
    NoRecord,
    /// There are TXT records, and none is about this.
    OtherValues,
    /// The record is there with another token: of an earlier claim, or of another organization's.
    OtherToken,
    /// The value has quotation marks in it.
    Quoted,
    /// The value is the token without what belongs before it.
    MissingPrefix,
    /// The record is at another name, which has the domain twice.
    DoubledName {
        /// That name.
        name: String,
    },
    /// The name is an alias (CNAME; RFC 1034, section 3.6.2), beside which no record can stand.
    Alias {
        /// What it is an alias of.
        target: String,
    },
    /// The server said that it cannot answer.
    ServerFailure {
        /// Its response code (`SERVFAIL`, `REFUSED`; RFC 1035, section 4.1.1).
        response_code: String,
    },
    /// No server answered in time.
    TimedOut,
}

impl Finding {
    /// Whether the record proves the claim.
    pub fn is_record(&self) -> bool {
        matches!(self, Self::Found)
    }

    /// Whether the DNS has answered, be it that there is nothing.
    pub fn is_answer(&self) -> bool {
        !matches!(self, Self::ServerFailure { .. } | Self::TimedOut)
    }
}

/// What the TXT values at a name mean for the claim with this token.
pub fn read_values(values: &[String], token: &str) -> Finding {
    let is = |test: &dyn Fn(&str) -> bool| values.iter().any(|value| test(value.trim()));
    let expected = record(token);
    if is(&|value| value == expected) {
        Finding::Found
    } else if is(&|value| bare(value) == expected) {
        Finding::Quoted
    } else if is(&|value| bare(value) == token) {
        Finding::MissingPrefix
    } else if is(&|value| bare(value).starts_with(TXT_PREFIX)) {
        Finding::OtherToken
    } else if values.is_empty() {
        Finding::NoRecord
    } else {
        Finding::OtherValues
    }
}

/// A value without the quotation marks around it, straight or curly.
fn bare(value: &str) -> &str {
    let is_quote = |c: char| "\"'\u{201c}\u{201d}\u{2018}\u{2019}\\".contains(c);
    value.trim_matches(|c: char| is_quote(c) || c.is_whitespace())
}

/// How a finding is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    code: String,
    name: Option<String>,
    target: Option<String>,
    response_code: Option<String>,
}

impl TryFrom<Flat> for Finding {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        Self::read(flat).ok_or("an unknown or incomplete finding")
    }
}

impl Finding {
    fn read(flat: Flat) -> Option<Self> {
        Some(match flat.code.as_str() {
            "found" => Self::Found,
            "verified_elsewhere" => Self::VerifiedElsewhere,
            "no_such_name" => Self::NoSuchName,
            "no_record" => Self::NoRecord,
            "other_values" => Self::OtherValues,
            "other_token" => Self::OtherToken,
            "quoted" => Self::Quoted,
            "missing_prefix" => Self::MissingPrefix,
            "doubled_name" => Self::DoubledName { name: flat.name? },
            "alias" => Self::Alias { target: flat.target? },
            "server_failure" => Self::ServerFailure { response_code: flat.response_code? },
            "timed_out" => Self::TimedOut,
            _ => return None,
        })
    }
}
