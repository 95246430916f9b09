use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

/// A moment in UTC, to the millisecond. RFC 3339 on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Timestamp(#[serde(with = "time::serde::rfc3339")] OffsetDateTime);

impl Timestamp {
    /// The moment `milliseconds` after 1970-01-01T00:00:00Z, or `None` outside the years that can
    /// be written in four digits.
    pub fn from_unix_millis(milliseconds: i64) -> Option<Self> {
        let moment =
            OffsetDateTime::from_unix_timestamp_nanos(i128::from(milliseconds) * 1_000_000);
        moment.ok().filter(|moment| (0..=9999).contains(&moment.year())).map(Self)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn unix_millis(self) -> i64 {
        let seconds = self.0.unix_timestamp();
        seconds * 1_000 + i64::from(self.0.millisecond())
    }

    /// This moment and `days` more; the last moment that can be written when that is too far.
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(Duration::days(days)))
    }

    /// Whole days from `now` until this moment, rounded up; negative when it has passed.
    pub fn days_from(self, now: Self) -> i64 {
        let milliseconds = self.unix_millis() - now.unix_millis();
        milliseconds.div_euclid(DAY) + i64::from(milliseconds.rem_euclid(DAY) > 0)
    }
}

impl Default for Timestamp {
    /// 1970-01-01T00:00:00Z.
    fn default() -> Self {
        Self(OffsetDateTime::UNIX_EPOCH)
    }
}

const DAY: i64 = 86_400_000;
