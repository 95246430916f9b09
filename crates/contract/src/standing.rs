use serde::{Deserialize, Serialize};

use crate::{AllowedFactors, BeganWith, FactorsHeld, OrganizationName, PasskeyAssertion};

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Signed in.
    SignedIn,
    /// The second factor is still to be proven.
    ProvesFactor,
    /// A second factor has to be set up first: one of these.
    Enrols(AllowedFactors),
}

/// All that decides how far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingFacts {
    /// How the session began.
    pub began_with: BeganWith,
    /// Whether a second factor or a recovery code was accepted in it.
    pub factor_proven: bool,
    /// What the person has on record.
    pub held: FactorsHeld,
    /// Whether their last recovery code is used, or somebody has reset what they had: then that is
    /// taken for lost. A password alone is never enough to put something in the place of a factor
    /// that is still there.
    pub enrols_again: bool,
    /// Which factors they must have one of, if any.
    pub demand: Option<AllowedFactors>,
}

impl StandingFacts {
    /// How far the sign-in has come. Whoever has a factor is asked for it whether or not one is
    /// required; an identity provider asks for its own.
    pub fn standing(&self) -> Standing {
        if self.began_with == BeganWith::Sso {
            return Standing::SignedIn;
        }
        if !self.factor_proven && self.held.any() {
            return Standing::ProvesFactor;
        }
        if self.enrols_again {
            return Standing::Enrols(self.demand.unwrap_or_default());
        }
        match self.demand {
            Some(allowed) if !self.held.satisfy(allowed) => Standing::Enrols(allowed),
            _ => Standing::SignedIn,
        }
    }

    /// Whether a code of an authenticator app is taken: not where passkeys alone count, from
    /// somebody who has one.
    pub fn takes_codes(&self) -> bool {
        let is_weaker = self.demand == Some(AllowedFactors::PasskeysOnly) && self.held.passkey;
        self.held.authenticator_app && !is_weaker
    }
}

/// A way to take the second step of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SecondStepKind {
    /// A code of an authenticator app.
    Code,
    /// A passkey.
    Passkey,
    /// A recovery code.
    RecoveryCode,
}

/// What is asked of somebody whose password was right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactorChallenge {
    /// Their e-mail address.
    pub email: String,
    /// The ways that they have, the one that they used last first.
    pub steps: Vec<SecondStepKind>,
}

/// The second step of a sign-in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SecondStep {
    /// The six digits that an authenticator app shows now.
    Code(String),
    /// What a passkey says.
    Passkey(PasskeyAssertion),
    /// A recovery code; dashes, spaces and case do not matter.
    RecoveryCode(String),
}

/// What is asked of somebody who needs a second factor and has none that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolment {
    /// Their e-mail address.
    pub email: String,
    /// Their organization's name.
    pub organization: OrganizationName,
    /// Which factors count.
    pub allowed: AllowedFactors,
    /// Whether they have to set it up again: their last recovery code is used, or what they had was
    /// reset.
    pub again: bool,
}
