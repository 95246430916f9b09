use serde::{Deserialize, Serialize};

use crate::{
    AllowedFactors, Change, Denial, FactorsHeld, Field, FieldError, Flaw, People, PeopleFactors,
    Timestamp, Version,
};

/// How many days ahead a requirement may be announced.
pub const LONGEST_NOTICE_DAYS: i64 = 30;

/// Whether the organization requires a second factor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TwoFactorPolicy {
    /// Everyone chooses for themself.
    #[default]
    NotRequired,
    /// Everyone must have one.
    Required {
        /// From when on.
        holds_from: Timestamp,
        /// Which factors count.
        allowed: AllowedFactors,
    },
}

impl TwoFactorPolicy {
    /// Whether a second factor is required, now or from a date on.
    pub fn is_required(&self) -> bool {
        matches!(self, Self::Required { .. })
    }

    /// Which factors count where one is required; any where none is.
    pub fn allowed(&self) -> AllowedFactors {
        match self {
            Self::NotRequired => AllowedFactors::Any,
            Self::Required { allowed, .. } => *allowed,
        }
    }

    /// Whether somebody with these factors may make it the organization's: whoever requires a factor
    /// of others has one first.
    ///
    /// # Errors
    /// [`Denial::NoFactorOfYourOwn`], [`Denial::NoPasskeyOfYourOwn`]
    pub fn permit(&self, held: FactorsHeld) -> Result<(), Denial> {
        match self {
            Self::Required { allowed, .. } if !held.satisfy(*allowed) => Err(match allowed {
                AllowedFactors::Any => Denial::NoFactorOfYourOwn,
                AllowedFactors::PasskeysOnly => Denial::NoPasskeyOfYourOwn,
            }),
            _ => Ok(()),
        }
    }

    /// What somebody with these factors has to set up, and until when: also before it holds.
    pub fn due(&self, held: FactorsHeld) -> Option<FactorDue> {
        match *self {
            Self::Required { holds_from, allowed } if !held.satisfy(allowed) => {
                Some(FactorDue { holds_from, allowed })
            }
            _ => None,
        }
    }

    /// Which factors everyone must have one of at the time `now`, if any.
    pub fn demand(&self, now: Timestamp) -> Option<AllowedFactors> {
        match self {
            Self::Required { holds_from, allowed } if *holds_from <= now => Some(*allowed),
            _ => None,
        }
    }
}

/// That somebody has to set up a second factor, since they sign in with a password and have none that
/// counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FactorDue {
    /// From when on no password signs them in without one.
    pub holds_from: Timestamp,
    /// Which factors count.
    pub allowed: AllowedFactors,
}

/// What was chosen on the two-factor page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TwoFactorRequirement {
    /// Whether to require a second factor of everyone.
    pub required: bool,
    /// From when on, at most 30 days ahead; at once when absent. Ignored when not required.
    #[serde(default)]
    pub holds_from: Option<Timestamp>,
    /// Which factors count. Ignored when not required.
    #[serde(default)]
    pub allowed: AllowedFactors,
}

impl TwoFactorRequirement {
    /// Reads what was chosen, at the time `now`. A moment of the last day counts as now, since a
    /// date picked in another time zone may lie there.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self, now: Timestamp) -> Result<TwoFactorPolicy, Vec<FieldError>> {
        if !self.required {
            return Ok(TwoFactorPolicy::NotRequired);
        }
        let latest = now.plus_days(LONGEST_NOTICE_DAYS);
        let holds_from = self.holds_from.unwrap_or(now);
        let flaw = match holds_from {
            moment if moment < now.plus_days(-1) => Flaw::InThePast,
            moment if moment > latest => Flaw::TooFarAhead { latest },
            moment => {
                let holds_from = moment.max(now);
                return Ok(TwoFactorPolicy::Required { holds_from, allowed: self.allowed });
            }
        };
        Err(vec![FieldError::new(Field::HoldsFrom, flaw)])
    }
}

/// How many people have which second factor. Each person counts once, by their strongest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Coverage {
    /// People with an authenticator app (TOTP, RFC 6238).
    pub authenticator_app: u32,
    /// People with a passkey (WebAuthn).
    pub passkey: u32,
    /// People with nothing but a password.
    pub none: u32,
}

impl Coverage {
    /// Everyone.
    pub fn people(self) -> u32 {
        self.protected() + self.none
    }

    /// Everyone without a second factor that counts.
    pub fn lacking(self, allowed: AllowedFactors) -> u32 {
        match allowed {
            AllowedFactors::Any => self.none,
            AllowedFactors::PasskeysOnly => self.none + self.authenticator_app,
        }
    }

    /// Everyone with a second factor.
    pub fn protected(self) -> u32 {
        self.authenticator_app + self.passkey
    }
}

/// What the coverage was on one day: what was counted last on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoverageDay {
    /// When the day began, in UTC.
    pub day: Timestamp,
    /// Who had what.
    pub coverage: Coverage,
}

/// The two-factor page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TwoFactorSettings {
    /// What `If-Match` takes. Single sign-on and two-factor exclude each other and share it: a
    /// change of one makes the other stale.
    pub version: Version,
    /// The organization's requirement.
    pub policy: TwoFactorPolicy,
    /// Who has what, in numbers.
    pub coverage: Coverage,
    /// What `coverage` was on the last days, the oldest first: at most one for each day.
    pub history: Vec<CoverageDay>,
    /// Those without a second factor that counts, the first page of them.
    pub lacking: PeopleFactors,
    /// People whose only second factor is an authenticator app: where passkeys alone count, they
    /// need one.
    pub app_alone: People,
    /// The last change of this or of single sign-on, if there was one.
    pub changed: Option<Change>,
}

impl TwoFactorSettings {
    /// The days of which `history` tells.
    pub const HISTORY_DAYS: i64 = 90;
}

/// How a policy is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    status: String,
    holds_from: Option<Timestamp>,
    #[serde(default)]
    allowed: AllowedFactors,
}

impl TryFrom<Flat> for TwoFactorPolicy {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        match (flat.status.as_str(), flat.holds_from) {
            ("not_required", _) => Ok(Self::NotRequired),
            ("required", Some(holds_from)) => {
                Ok(Self::Required { holds_from, allowed: flat.allowed })
            }
            _ => Err("an unknown or incomplete policy"),
        }
    }
}
