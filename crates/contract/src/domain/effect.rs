use serde::{Deserialize, Serialize};

use super::DomainState;
use crate::sso::{Sso, SsoRequirement};

/// The people with an address on a domain, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DomainPeople {
    /// All of them.
    pub all: u32,
    /// Those who may not use a password while single sign-on is required.
    pub bound: u32,
}

/// What changes for people once a domain no longer counts as verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RemovalEffect {
    /// Nothing.
    Nothing,
    /// Single sign-on, which is off, cannot be turned on until a domain is verified.
    HoldsSsoBack,
    /// Nobody new can sign in through the identity provider. Whoever has signed in through it before
    /// still can, and everyone may use a password.
    HoldsNewcomersBack,
    /// These people can no longer sign in through the identity provider, and may use a password.
    EndsIdpSignIn {
        /// How many.
        people: u32,
    },
    /// These people can no longer sign in at all, since single sign-on is required.
    ShutsOut {
        /// How many.
        people: u32,
    },
    /// As [`RemovalEffect::HoldsNewcomersBack`], and what was required until then is suspended.
    SuspendsRequirement,
}

impl RemovalEffect {
    /// The effect of losing a domain in this state, beside which others may be verified.
    pub fn of(state: &DomainState, others_verified: bool, sso: &Sso, people: DomainPeople) -> Self {
        if !state.is_verified() {
            return Self::Nothing;
        }
        match sso.requirement(true) {
            SsoRequirement::NotRequired if !sso.state().is_on() => match others_verified {
                true => Self::Nothing,
                false => Self::HoldsSsoBack,
            },
            SsoRequirement::NotRequired if !others_verified => Self::HoldsNewcomersBack,
            SsoRequirement::Enforced if !others_verified => Self::SuspendsRequirement,
            SsoRequirement::Enforced if people.bound > 0 => Self::ShutsOut { people: people.bound },
            _ if people.all == 0 => Self::Nothing,
            _ => Self::EndsIdpSignIn { people: people.all },
        }
    }
}

/// How an effect is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    effect: String,
    people: Option<u32>,
}

impl TryFrom<Flat> for RemovalEffect {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        match (flat.effect.as_str(), flat.people) {
            ("nothing", _) => Ok(Self::Nothing),
            ("holds_sso_back", _) => Ok(Self::HoldsSsoBack),
            ("holds_newcomers_back", _) => Ok(Self::HoldsNewcomersBack),
            ("ends_idp_sign_in", Some(people)) => Ok(Self::EndsIdpSignIn { people }),
            ("shuts_out", Some(people)) => Ok(Self::ShutsOut { people }),
            ("suspends_requirement", _) => Ok(Self::SuspendsRequirement),
            _ => Err("an unknown or incomplete effect"),
        }
    }
}
