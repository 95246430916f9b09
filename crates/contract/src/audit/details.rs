use serde_json::Value;

use super::AuditRefusal;
use crate::Timestamp;

/// What an entry of the audit log says beyond its first line, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuditDetails {
    /// Whom or what it was done to, where that has a name.
    pub subject: Option<String>,
    /// What is another now than before, and nothing else.
    pub changes: Vec<AuditChange>,
    /// What else is known of it.
    pub facts: Vec<AuditFact>,
    /// Why it was refused, if it was.
    pub refusal: Option<AuditRefusal>,
}

/// One value that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditChange {
    /// Which: `Single sign-on › connection › issuer`.
    pub what: String,
    /// What it was.
    pub before: AuditValue,
    /// What it became.
    pub after: AuditValue,
}

/// One value that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditFact {
    /// Which.
    pub what: String,
    /// What it is.
    pub value: AuditValue,
}

/// A value in the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuditValue {
    /// There is none.
    Nothing,
    /// Yes or no.
    YesNo(bool),
    /// A moment.
    At(Timestamp),
    /// Anything else, as it is written.
    Text(String),
}

/// Keys of a payload that are no facts.
const SIDES: [&str; 3] = ["before", "after", "refused"];

impl AuditDetails {
    /// What a payload says. Any JSON is read: what has no meaning here is shown as it is.
    pub fn of(payload: &Value) -> Self {
        let part = |name: &str| payload.get(name).unwrap_or(&Value::Null);
        Self {
            subject: subject(payload),
            changes: changes(part("before"), part("after")),
            facts: facts(payload),
            refusal: payload.get("refused").map(AuditRefusal::read),
        }
    }
}

/// The name of whom or what a payload is about, or else their address.
fn subject(payload: &Value) -> Option<String> {
    let text = |of: &Value, part: &str| of.get(part).and_then(Value::as_str).map(ToOwned::to_owned);
    let name = |of: &Value| text(of, "name").or_else(|| text(of, "email"));
    let places = ["person", "after", "before"].into_iter().filter_map(|place| payload.get(place));
    places.chain([payload]).find_map(name)
}

fn changes(before: &Value, after: &Value) -> Vec<AuditChange> {
    let (before, after) = (leaves(before), leaves(after));
    let value = |of: &[Leaf], path: &str| {
        of.iter().find(|it| it.0 == path).map_or(AuditValue::Nothing, |it| it.1.clone())
    };
    let mut paths: Vec<&String> = before.iter().map(|it| &it.0).collect();
    paths
        .extend(after.iter().map(|it| &it.0).filter(|path| before.iter().all(|it| it.0 != **path)));
    let change = |path: &String| AuditChange {
        what: path.clone(),
        before: value(&before, path),
        after: value(&after, path),
    };
    paths.into_iter().map(change).filter(|it| it.before != it.after).collect()
}

fn facts(payload: &Value) -> Vec<AuditFact> {
    let Value::Object(parts) = payload else { return Vec::new() };
    let mut facts = Vec::new();
    for (name, value) in parts.iter().filter(|(name, _)| !SIDES.contains(&name.as_str())) {
        collect(value, &words_of(name), &mut facts);
    }
    facts.into_iter().map(|(path, value)| AuditFact { what: begun(&path), value }).collect()
}

/// A value that has no parts, under its path in words.
type Leaf = (String, AuditValue);

fn leaves(value: &Value) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    collect(value, "", &mut leaves);
    leaves.into_iter().map(|(path, value)| (begun(&path), value)).collect()
}

/// Where nothing is, there is no leaf.
fn collect(value: &Value, path: &str, leaves: &mut Vec<Leaf>) {
    let below = |name: &str| match path {
        "" => name.to_owned(),
        path => format!("{path} › {name}"),
    };
    match value {
        Value::Null => {}
        Value::Object(parts) => {
            parts.iter().for_each(|(name, part)| collect(part, &below(&words_of(name)), leaves));
        }
        Value::Array(parts) if parts.iter().any(|it| it.is_object() || it.is_array()) => {
            for (index, part) in parts.iter().enumerate() {
                collect(part, &below(&(index + 1).to_string()), leaves);
            }
        }
        Value::Array(parts) if parts.is_empty() => {}
        other => leaves.push((path.to_owned(), scalar(other))),
    }
}

fn scalar(value: &Value) -> AuditValue {
    match value {
        Value::Bool(is_so) => AuditValue::YesNo(*is_so),
        Value::String(text) => match serde_json::from_value(value.clone()) {
            Ok(moment) => AuditValue::At(moment),
            Err(_) => AuditValue::Text(text.clone()),
        },
        Value::Array(parts) => {
            AuditValue::Text(parts.iter().map(plain).collect::<Vec<_>>().join(", "))
        }
        other => AuditValue::Text(plain(other)),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

/// A key in words. What is not known here is its parts.
fn words_of(key: &str) -> String {
    match key {
        "sso" => "single sign-on",
        "two_factor" => "two-factor",
        "sign_in_url" => "sign-in URL",
        "sign_requests" => "requests are signed",
        "idp_managed" => "identity provider adds members",
        "idp_initiated" => "sign-in may begin at the identity provider",
        "password_factor" => "second factor beside single sign-on",
        "reverts_at" => "taken back at",
        "sso_exempt" => "exempt from required single sign-on",
        "certificates" => "certificate fingerprints",
        "id" => "ID",
        "email" => "email",
        "with" => "how",
        "after_failures" => "wrong passwords before",
        "ended_sessions" => "sessions that ended",
        other => return other.replace('_', " "),
    }
    .to_owned()
}

/// With a capital at the beginning.
fn begun(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        None => "Setting".to_owned(),
        Some(first) => first.to_uppercase().chain(letters).collect(),
    }
}
