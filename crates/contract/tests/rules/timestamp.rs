use gatehouse_contract::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, from_value, json, to_value};

use crate::support::{NOW, at, shifted};

const DAY: i64 = 86_400_000;

/// 0000-01-01T00:00:00Z and the last millisecond of 9999.
const FIRST: i64 = -62_167_219_200_000;
const LAST: i64 = 253_402_300_799_999;

#[test]
fn a_day_begins_at_midnight_in_utc() {
    for (moment, midnight) in [
        ("2026-11-23T12:00:00Z", "2026-11-23T00:00:00Z"),
        ("2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z"),
        ("2026-11-23T23:59:59.999Z", "2026-11-23T00:00:00Z"),
        ("1969-12-31T23:00:00Z", "1969-12-31T00:00:00Z"),
    ] {
        assert_eq!(at(moment).start_of_day(), at(midnight), "{moment}");
    }
}

#[test]
fn the_first_and_the_last_moment_are_those_of_four_digit_years() {
    for (milliseconds, written) in [
        (FIRST, "0000-01-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (0, "1970-01-01T00:00:00Z"),
        (1, "1970-01-01T00:00:00.001Z"),
        (LAST, "9999-12-31T23:59:59.999Z"),
    ] {
        let moment = Timestamp::from_unix_millis(milliseconds);
        assert_eq!(to_value(moment).ok(), Some(json!(written)));
        assert_eq!(at(written).unix_millis(), milliseconds);
    }
    for outside in [FIRST - 1, LAST + 1, i64::MIN, i64::MAX] {
        assert_eq!(Timestamp::from_unix_millis(outside), None, "{outside}");
    }
}

#[test]
fn a_moment_of_another_time_zone_is_taken_as_the_same_moment_in_utc() {
    let moment = at("2026-11-23T14:00:00+02:00");
    assert_eq!(moment, at(NOW));
    assert_eq!(to_value(moment).ok(), Some(json!(NOW)));
}

#[test]
fn a_moment_is_taken_to_the_millisecond_so_that_storing_it_changes_nothing() {
    let moment = at("2026-11-23T12:00:00.123456789Z");
    assert_eq!(to_value(moment).ok(), Some(json!("2026-11-23T12:00:00.123Z")));
    assert_eq!(Some(moment), Timestamp::from_unix_millis(moment.unix_millis()));
    assert_eq!(at("1969-12-31T23:59:59.9999Z").unix_millis(), -1);
}

#[test]
fn what_is_no_moment_of_a_four_digit_year_in_utc_is_refused() {
    let refused = [
        json!("2026-11-23"),
        json!("2026-11-23T12:00:00"),
        json!("2026-02-30T12:00:00Z"),
        json!("0000-01-01T00:00:00+01:00"),
        json!("9999-12-31T23:59:59-01:00"),
        json!("now"),
        json!(""),
        json!(1_700_000_000),
        Value::Null,
    ];
    for value in refused {
        assert!(from_value::<Timestamp>(value.clone()).is_err(), "{value}");
    }
}

#[test]
fn days_ahead_are_counted_up_to_the_day_that_has_begun() {
    let now = at(NOW);
    for (milliseconds, days) in [
        (0, 0),
        (1, 1),
        (DAY - 1, 1),
        (DAY, 1),
        (DAY + 1, 2),
        (23 * DAY, 23),
        (-1, 0),
        (1 - DAY, 0),
        (-DAY, -1),
        (-DAY - 1, -1),
        (-2 * DAY, -2),
    ] {
        assert_eq!(shifted(now, milliseconds).days_from(now), days, "{milliseconds} ms");
    }
}

#[test]
fn days_are_added_until_the_last_moment_that_can_be_written() {
    assert_eq!(at(NOW).plus_days(30), at("2026-12-23T12:00:00Z"));
    assert_eq!(at(NOW).plus_days(-1), at("2026-11-22T12:00:00Z"));
    for days in [4_000_000, i64::MAX] {
        assert_eq!(at(NOW).plus_days(days).unix_millis(), LAST);
        let last = to_value(at(NOW).plus_days(days)).ok();
        assert_eq!(last, Some(json!("9999-12-31T23:59:59.999Z")));
        assert_eq!(at(NOW).plus_days(-days).unix_millis(), FIRST);
    }
}

proptest! {
    #[test]
    fn every_moment_comes_back_as_it_was_sent(milliseconds in FIRST..=LAST) {
        let moment = Timestamp::from_unix_millis(milliseconds).unwrap();
        let back: Timestamp = from_value(to_value(moment).unwrap()).unwrap();
        prop_assert_eq!(back, moment);
        prop_assert_eq!(back.unix_millis(), milliseconds);
    }
}
