use gatehouse_contract::Timestamp;
use js_sys::{Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::browser;

/// `16 Dec 2026`, in the viewer's time zone.
pub fn date(moment: Timestamp) -> String {
    format(moment, &[("day", "numeric"), ("month", "short"), ("year", "numeric")])
}

/// `09:14`, in the viewer's time zone.
pub fn time(moment: Timestamp) -> String {
    format(moment, &[("hour", "2-digit"), ("minute", "2-digit")])
}

/// `today at 09:14`, `16 Dec 2026 at 09:14`.
pub fn day_and_time(moment: Timestamp) -> String {
    let time = time(moment);
    match calendar_days_ago(moment) {
        0 => format!("today at {time}"),
        1 => format!("yesterday at {time}"),
        _ => format!("{} at {time}", date(moment)),
    }
}

/// `just now`, `5 min ago`, `2 h ago`, `yesterday`, `16 Dec 2026`.
pub fn ago(moment: Timestamp) -> String {
    let minutes = (browser::now().unix_millis() - moment.unix_millis()) / 60_000;
    match (minutes, calendar_days_ago(moment)) {
        (..1, _) => "just now".to_owned(),
        (1..60, _) => format!("{minutes} min ago"),
        (_, 0) => format!("{} h ago", minutes / 60),
        (_, 1) => "yesterday".to_owned(),
        _ => date(moment),
    }
}

/// `1 day`, `23 days`.
pub fn days(count: i64) -> String {
    format!("{count} {}", if count == 1 { "day" } else { "days" })
}

/// `40 seconds`, `5 minutes`: how far apart two moments are, to the nearest.
pub fn apart(seconds: u64) -> String {
    match seconds {
        ..=90 => wait(seconds),
        _ => wait((seconds + 30) / 60 * 60),
    }
}

/// `40 seconds`, `5 minutes`: after which it is over.
pub fn wait(seconds: u64) -> String {
    match seconds {
        0 | 1 => "a second".to_owned(),
        2..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    }
}

/// `4:05`, `3 h`, `2 days`: how long until a moment.
pub fn countdown(seconds: i64) -> String {
    match seconds.max(0) {
        seconds @ ..3_600 => format!("{}:{:02}", seconds / 60, seconds % 60),
        seconds @ ..172_800 => format!("{} h", seconds / 3_600),
        seconds => days(seconds / 86_400),
    }
}

/// The value of a date field, in the viewer's time zone: `2026-12-16`.
pub fn date_input(moment: Timestamp) -> String {
    let date = js_date(moment);
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The beginning of the day of a date field, in the viewer's time zone.
pub fn from_date_input(value: &str) -> Option<Timestamp> {
    let date = Date::new(&JsValue::from_str(&format!("{value}T00:00:00")));
    let milliseconds = date.get_time();
    milliseconds.is_finite().then(|| Timestamp::from_unix_millis(milliseconds as i64)).flatten()
}

/// The beginning of the day after one that begins then, in the viewer's time zone, where a day may have
/// an hour more or less.
pub fn day_after(day: Timestamp) -> Timestamp {
    let within = day.plus_seconds(36 * 3_600);
    from_date_input(&date_input(within)).unwrap_or(within)
}

/// The day that ends when another begins, as a moment in it.
pub fn day_before(day: Timestamp) -> Timestamp {
    day.plus_seconds(-12 * 3_600)
}

/// `2026-12-16 09:14:03 UTC`.
pub fn utc(moment: Timestamp) -> String {
    let written = moment.to_string();
    let seconds = written.split(['.', 'Z']).next().unwrap_or_default();
    format!("{} UTC", seconds.replace('T', " "))
}

/// How many midnights lie between a moment and now.
fn calendar_days_ago(moment: Timestamp) -> i64 {
    let midnight = |date: Date| {
        date.set_hours(0);
        date.set_minutes(0);
        date.set_seconds(0);
        date.set_milliseconds(0);
        date.get_time()
    };
    let apart = midnight(js_date(browser::now())) - midnight(js_date(moment));
    (apart / 86_400_000.0).round() as i64
}

fn js_date(moment: Timestamp) -> Date {
    Date::new(&JsValue::from_f64(moment.unix_millis() as f64))
}

fn format(moment: Timestamp, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (part, style) in parts {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*part).into(), &(*style).into());
    }
    let locales = js_sys::Array::of1(&"en-GB".into());
    let format = Intl::DateTimeFormat::new(&locales, &options).format();
    format
        .call1(&JsValue::UNDEFINED, &js_date(moment))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
