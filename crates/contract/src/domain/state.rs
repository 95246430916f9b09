use serde::{Deserialize, Serialize};

use super::Finding;
use crate::Timestamp;

/// How many days a verified domain is good for once its record is gone.
pub const GRACE_DAYS: i64 = 7;

const MINUTE: i64 = 60;

/// How far a claim of a domain is.
///
/// `pending -> verified -> lapsing -> lapsed`; from each of the last two a record that is back
/// leads to `verified` again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DomainState {
    /// Claimed; the record has not been found yet.
    Pending,
    /// The record has been found.
    Verified {
        /// The first time.
        since: Timestamp,
        /// The last time.
        seen_at: Timestamp,
    },
    /// The record is gone, and the domain still counts as verified for a while.
    Lapsing {
        /// When the record was first found.
        since: Timestamp,
        /// When it was last found.
        seen_at: Timestamp,
        /// Until when the domain counts as verified.
        until: Timestamp,
    },
    /// The record was gone for too long.
    Lapsed {
        /// Since when the domain no longer counts as verified.
        at: Timestamp,
    },
}

impl DomainState {
    /// Whether people with an address on the domain may sign in through the identity provider.
    pub fn is_verified(&self) -> bool {
        matches!(self, Self::Verified { .. } | Self::Lapsing { .. })
    }

    /// The state once a look at the DNS has found this at the time `now`.
    ///
    /// A server that gave no answer says nothing about the record: only after as many days without
    /// any answer as a record may be gone does a verified domain begin to lapse.
    #[must_use]
    pub fn after(self, finding: &Finding, now: Timestamp) -> Self {
        match self {
            Self::Pending | Self::Lapsed { .. } if finding.is_record() => {
                Self::Verified { since: now, seen_at: now }
            }
            Self::Verified { since, .. } | Self::Lapsing { since, .. } if finding.is_record() => {
                Self::Verified { since, seen_at: now }
            }
            Self::Verified { since, seen_at }
                if finding.is_answer() || seen_at.plus_days(GRACE_DAYS) <= now =>
            {
                Self::Lapsing { since, seen_at, until: now.plus_days(GRACE_DAYS) }
            }
            Self::Lapsing { until, .. } if until <= now => Self::Lapsed { at: now },
            same => same,
        }
    }

    /// When to look at the DNS again by itself after a look at the time `now`: after five minutes
    /// while pending, an hour while lapsing, a day otherwise; for a domain that is lapsing, at the
    /// end of its time at the latest.
    pub fn next_check(&self, now: Timestamp) -> Timestamp {
        match self {
            Self::Pending => now.plus_seconds(5 * MINUTE),
            Self::Lapsing { until, .. } => now.plus_seconds(60 * MINUTE).min((*until).max(now)),
            Self::Verified { .. } | Self::Lapsed { .. } => now.plus_days(1),
        }
    }
}

/// How a state is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    status: String,
    since: Option<Timestamp>,
    seen_at: Option<Timestamp>,
    until: Option<Timestamp>,
    at: Option<Timestamp>,
}

impl TryFrom<Flat> for DomainState {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        match (flat.status.as_str(), flat.since, flat.seen_at, flat.until, flat.at) {
            ("pending", ..) => Ok(Self::Pending),
            ("verified", Some(since), Some(seen_at), ..) => Ok(Self::Verified { since, seen_at }),
            ("lapsing", Some(since), Some(seen_at), Some(until), _) => {
                Ok(Self::Lapsing { since, seen_at, until })
            }
            ("lapsed", .., Some(at)) => Ok(Self::Lapsed { at }),
            _ => Err("an unknown or incomplete state of a domain"),
        }
    }
}
