use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A moment in UTC, to the millisecond. RFC 3339 on the wire, where another offset and a finer
/// fraction are taken too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Timestamp(
    #[serde(
        serialize_with = "time::serde::rfc3339::serialize",
        deserialize_with = "utc_to_the_millisecond"
    )]
    OffsetDateTime,
);

impl Timestamp {
    /// The moment `milliseconds` after 1970-01-01T00:00:00Z, or `None` outside the years that can
    /// be written in four digits.
    pub fn from_unix_millis(milliseconds: i64) -> Option<Self> {
        let nanoseconds = i128::from(milliseconds) * 1_000_000;
        let moment = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok()?;
        (FIRST..=LAST).contains(&milliseconds).then_some(Self(moment))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn unix_millis(self) -> i64 {
        let seconds = self.0.unix_timestamp();
        seconds * 1_000 + i64::from(self.0.millisecond())
    }

    /// This moment and `days` more; the last moment that can be written when that is too far, or
    /// the first.
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_milliseconds(days.saturating_mul(DAY))
    }

    /// This moment and `seconds` more, within what can be written like [`Timestamp::plus_days`].
    pub fn plus_seconds(self, seconds: i64) -> Self {
        self.plus_milliseconds(seconds.saturating_mul(1_000))
    }

    fn plus_milliseconds(self, more: i64) -> Self {
        let milliseconds = self.unix_millis().saturating_add(more);
        Self::from_unix_millis(milliseconds.clamp(FIRST, LAST)).unwrap_or(self)
    }

    /// When the day of this moment began, in UTC.
    pub fn start_of_day(self) -> Self {
        self.plus_milliseconds(-self.unix_millis().rem_euclid(DAY))
    }

    /// Whole days from `now` until this moment, rounded up: 0 for the whole day after it has
    /// passed, then negative.
    pub fn days_from(self, now: Self) -> i64 {
        let milliseconds = self.unix_millis() - now.unix_millis();
        milliseconds.div_euclid(DAY) + i64::from(milliseconds.rem_euclid(DAY) > 0)
    }
}

impl fmt::Display for Timestamp {
    /// As on the wire.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.format(&Rfc3339).map_err(|_| fmt::Error)?)
    }
}

impl Default for Timestamp {
    /// 1970-01-01T00:00:00Z.
    fn default() -> Self {
        Self(OffsetDateTime::UNIX_EPOCH)
    }
}

fn utc_to_the_millisecond<'de, D: Deserializer<'de>>(from: D) -> Result<OffsetDateTime, D::Error> {
    let written = time::serde::rfc3339::deserialize(from)?;
    let milliseconds = written.unix_timestamp_nanos().div_euclid(1_000_000);
    let moment = i64::try_from(milliseconds).ok().and_then(Timestamp::from_unix_millis);
    moment.map(|it| it.0).ok_or_else(|| D::Error::custom("a moment beyond four-digit years in UTC"))
}

const DAY: i64 = 86_400_000;

/// 0000-01-01T00:00:00Z in milliseconds since 1970.
const FIRST: i64 = -62_167_219_200_000;

/// The last millisecond of 9999.
const LAST: i64 = 253_402_300_799_999;
