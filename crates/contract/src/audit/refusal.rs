use serde::Deserialize;
use serde_json::Value;

use crate::{Denial, Field, FieldError, saml};

/// Why something was refused, as the audit log keeps it.
#[derive(Clone, Debug, PartialEq)]
pub enum AuditRefusal {
    /// A condition was missing.
    Denied(Denial),
    /// What the identity provider sent was not accepted.
    Saml(Box<saml::Refusal>),
    /// Some values could not be taken: those of these fields.
    Invalid(Vec<Field>),
    /// The `type` of another problem.
    Problem(String),
}

impl AuditRefusal {
    /// Reads what the payload of an entry has under `refused`. What another version wrote keeps its
    /// word.
    pub(super) fn read(refused: &Value) -> Self {
        let word = |name: &str| refused.get(name).and_then(Value::as_str);
        let known = match (word("code"), word("type")) {
            (Some(_), _) => saml::Refusal::deserialize(refused).ok().map(Box::new).map(Self::Saml),
            (None, Some("denied")) => part(refused, "denial").map(Self::Denied),
            (None, Some("invalid")) => part::<Vec<FieldError>>(refused, "errors")
                .map(|errors| Self::Invalid(errors.into_iter().map(|it| it.field).collect())),
            _ => None,
        };
        let unknown = word("type").or(word("code")).unwrap_or_default();
        known.unwrap_or_else(|| Self::Problem(unknown.to_owned()))
    }
}

fn part<T: for<'a> Deserialize<'a>>(of: &Value, name: &str) -> Option<T> {
    T::deserialize(of.get(name)?).ok()
}
