use serde::{Deserialize, Serialize};

use crate::name::read_name;
use crate::{Field, FieldError, Flaw, Timestamp};

/// Which second factors count where one is required.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AllowedFactors {
    /// Authenticator apps and passkeys.
    #[default]
    Any,
    /// Passkeys alone: they cannot be phished.
    PasskeysOnly,
}

/// Which kinds of second factor a person has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FactorsHeld {
    /// An authenticator app (TOTP, RFC 6238).
    pub authenticator_app: bool,
    /// A passkey (WebAuthn).
    pub passkey: bool,
}

impl FactorsHeld {
    /// Whether there is one at all.
    pub fn any(self) -> bool {
        self.authenticator_app || self.passkey
    }

    /// Whether there is one that counts.
    pub fn satisfy(self, allowed: AllowedFactors) -> bool {
        match allowed {
            AllowedFactors::Any => self.any(),
            AllowedFactors::PasskeysOnly => self.passkey,
        }
    }
}

/// What a person calls a factor of theirs: 1 to 60 characters that can all be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FactorName(String);

impl FactorName {
    /// The most characters in a name.
    pub const LIMIT: u32 = 60;

    /// Reads what was typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        read_name(typed, Self::LIMIT).map(Self)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for FactorName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::parse(&name).map_err(|_| "not the name of a factor")
    }
}

/// What was typed as the name of a factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FactorNameDraft {
    /// The name.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub name: String,
}

impl FactorNameDraft {
    /// Reads what was typed.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn parse(&self) -> Result<FactorName, Vec<FieldError>> {
        FactorName::parse(&self.name).map_err(|flaw| vec![FieldError::new(Field::Name, flaw)])
    }
}

/// An authenticator app or a passkey, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Factor {
    /// Opaque and stable.
    pub id: String,
    /// What its owner calls it.
    pub name: FactorName,
    /// When it was set up.
    pub added_at: Timestamp,
    /// When it was last used to sign in or to prove who somebody is, if ever.
    pub used_at: Option<Timestamp>,
}

/// How many recovery codes somebody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// Those that can still be used.
    pub left: u32,
    /// When they were made.
    pub made_at: Timestamp,
}

impl RecoveryCodes {
    /// How many are made at once.
    pub const MADE: usize = 10;
}

/// The viewer's own second factors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Factors {
    /// Authenticator apps, the oldest first.
    pub authenticator_apps: Vec<Factor>,
    /// Passkeys, the oldest first.
    pub passkeys: Vec<Factor>,
    /// Whether a passkey alone signs the viewer in.
    pub passkey_sign_in: bool,
    /// Recovery codes; `None` for whoever has no factor, and needs none.
    pub recovery_codes: Option<RecoveryCodes>,
    /// Which factors the viewer must have one of; `None` when they may do without.
    pub demand: Option<AllowedFactors>,
}

impl Factors {
    /// The most authenticator apps, and the most passkeys, that a person can have.
    pub const LIMIT: usize = 10;
}

/// The viewer's factors after one was added, or recovery codes were made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolled {
    /// All of them.
    pub factors: Factors,
    /// New recovery codes. Shown now and never again; none when those that there are stay.
    pub recovery_codes: Vec<String>,
}

/// An authenticator app to be, until a code proves that it is set up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuthenticatorSetup {
    /// Opaque and stable.
    pub id: String,
    /// The secret, in base32 (RFC 4648, section 6) without padding.
    pub secret: String,
    /// The same with its label, as authenticator apps scan it (Key URI format).
    pub uri: String,
}

/// A code that proves that an authenticator app is set up, and what its owner calls it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuthenticatorProof {
    /// What to call it.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub name: String,
    /// The six digits that it shows now.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub code: String,
}
