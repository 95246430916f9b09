use gatehouse_contract::{People, Person};
use js_sys::Number;

/// How many names a sentence holds.
const LONGEST: usize = 5;

/// `1 person`, `3 guests`.
pub fn plural(count: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(count.into()), if count == 1 { one } else { many })
}

/// How many there are, for a sentence.
pub fn count_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// `48,213`.
#[expect(clippy::cast_precision_loss, reason = "nobody has so many of anything")]
pub fn number(count: i64) -> String {
    Number::from(count as f64).to_locale_string("en-GB").into()
}

/// `3 people`.
pub fn people(count: u32) -> String {
    plural(count, "person", "people")
}

/// `a`, `a and b`, `a, b and c`; of many people the first few and `9 more`.
pub fn list(people: &[Person], of: impl Fn(&Person) -> &str) -> String {
    list_of(people, count_of(people.len()), of)
}

/// The same of many people.
pub fn list_of_people(people: &People, of: impl Fn(&Person) -> &str) -> String {
    list_of(&people.first, people.total, of)
}

/// The same of people of whom only the first are known; `count` says how many there are.
pub fn list_of(people: &[Person], count: u32, of: impl Fn(&Person) -> &str) -> String {
    let mut names: Vec<String> =
        people.iter().take(LONGEST).map(|person| of(person).to_owned()).collect();
    let rest = (count as usize).saturating_sub(names.len());
    if rest > 0 {
        names.push(format!("{rest} more"));
    }
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}
