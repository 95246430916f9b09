use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Action, Denial, Facts, decide};

/// The server's answer for one action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Permit {
    /// The viewer may do it.
    Allowed,
    /// The viewer may not, and this is why.
    Denied(Denial),
}

/// What the viewer may do now, action by action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Capabilities(BTreeMap<Action, Permit>);

impl Capabilities {
    /// The decision on every action.
    pub fn of(facts: &Facts) -> Self {
        let permit = |action| match decide(facts, action) {
            Ok(()) => Permit::Allowed,
            Err(denial) => Permit::Denied(denial),
        };
        Self(Action::ALL.into_iter().map(|action| (action, permit(action))).collect())
    }

    /// Why `action` is denied, or `None` when it is allowed. An action that is not mentioned is
    /// denied to every role.
    pub fn denial(&self, action: Action) -> Option<Denial> {
        match self.0.get(&action) {
            Some(Permit::Allowed) => None,
            Some(Permit::Denied(denial)) => Some(denial.clone()),
            None => Some(Denial::RoleRequired { roles: Vec::new() }),
        }
    }

    /// Whether the viewer's role holds `action`, whatever the state of the settings.
    pub fn is_offered(&self, action: Action) -> bool {
        self.denial(action).is_none_or(|denial| !denial.is_by_role())
    }
}
