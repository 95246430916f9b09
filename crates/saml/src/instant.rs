//! xs:dateTime in UTC (SAML Core 1.3.3), and the same for people.

use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::Refusal;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Reads a moment. Finer fractions than milliseconds are cut off.
///
/// # Errors
/// [`Refusal::UnreadableTime`], also for a local time without an offset.
pub(crate) fn read(text: &str) -> Result<Timestamp, Refusal> {
    let unreadable = || Refusal::UnreadableTime { received: text.to_owned() };
    let moment = OffsetDateTime::parse(text.trim(), &Rfc3339).map_err(|_| unreadable())?;
    let milliseconds = moment.unix_timestamp_nanos().div_euclid(1_000_000);
    let milliseconds = i64::try_from(milliseconds).map_err(|_| unreadable())?;
    Timestamp::from_unix_millis(milliseconds).ok_or_else(unreadable)
}

/// Writes a moment, to the second.
pub(crate) fn write(moment: Timestamp) -> String {
    let seconds = moment.unix_millis().div_euclid(1_000);
    OffsetDateTime::from_unix_timestamp(seconds)
        .ok()
        .and_then(|it| it.format(&Rfc3339).ok())
        .unwrap_or_default()
}
