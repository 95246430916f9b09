use serde::{Deserialize, Serialize};

use super::Sso;
use crate::Action;

/// The switches of the single sign-on page, as they are to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SsoSwitches {
    /// People may sign in through the identity provider.
    pub on: bool,
    /// Only Owners, Admins and whoever is excepted may still sign in with a password. Keeps its
    /// value while off.
    pub required: bool,
    /// A first sign-in through the identity provider makes a Member. Keeps its value while off.
    pub idp_managed: bool,
    /// Sign-ins that begin at the identity provider are taken. Keeps its value while off.
    pub idp_initiated: bool,
    /// Owners, Admins and whoever is excepted must have a second factor to sign in with a password.
    /// Keeps its value while off.
    #[serde(default)]
    pub password_factor: bool,
}

/// A change of the switches, by somebody who has seen whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SsoChange {
    /// The switches, as they are to be.
    pub switches: SsoSwitches,
    /// The digest of the impact that was shown. Looked at where single sign-on becomes the only way
    /// in for somebody; without it, nobody was shown.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub seen: Option<String>,
    /// Whether turning single sign-on off brings the two-factor requirement back as it was when it was
    /// turned on.
    #[serde(default)]
    pub restore_two_factor: bool,
}

impl SsoSwitches {
    /// The switches as they are.
    pub fn of(sso: &Sso) -> Self {
        Self {
            on: sso.state().is_on(),
            required: sso.is_required(),
            idp_managed: sso.is_idp_managed(),
            idp_initiated: sso.is_idp_initiated(),
            password_factor: sso.is_password_factor_required(),
        }
    }

    /// The actions that lead from `now` to these, in the order in which they can be carried out.
    pub fn changes_from(self, now: Self) -> Vec<Action> {
        let switched = |was: bool, is: bool, on: Action, off: Action| match (was, is) {
            (false, true) => Some(on),
            (true, false) => Some(off),
            _ => None,
        };
        let on = switched(now.on, self.on, Action::TurnOnSso, Action::TurnOffSso);
        let others = [
            switched(now.required, self.required, Action::RequireSso, Action::StopRequiringSso),
            switched(
                now.idp_managed,
                self.idp_managed,
                Action::LetIdpAddMembers,
                Action::StopIdpAddingMembers,
            ),
            switched(
                now.idp_initiated,
                self.idp_initiated,
                Action::AllowIdpInitiated,
                Action::StopIdpInitiated,
            ),
            switched(
                now.password_factor,
                self.password_factor,
                Action::RequireFactorBesideSso,
                Action::StopRequiringFactorBesideSso,
            ),
        ];
        let mut changes: Vec<Action> = others.into_iter().flatten().collect();
        match on {
            Some(Action::TurnOnSso) => changes.insert(0, Action::TurnOnSso),
            Some(action) => changes.push(action),
            None => {}
        }
        changes
    }
}
