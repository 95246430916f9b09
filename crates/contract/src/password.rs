use serde::{Deserialize, Serialize};

use crate::{Field, FieldError, Flaw};

/// Who wants to set a password by mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordReset {
    /// The e-mail address, in any case.
    pub email: String,
}

/// A new password, set by the link of a mail.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewPassword {
    /// What stands behind `#` in the link.
    #[cfg_attr(feature = "openapi", schema(max_length = 100))]
    pub token: String,
    /// The password.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
    pub password: String,
}

impl NewPassword {
    /// The fewest characters of a password: it may be all that somebody signs in with (NIST
    /// SP 800-63B-4, section 3.1.1.2).
    pub const SHORTEST: u32 = 15;
    /// The most characters of a password.
    pub const LONGEST: u32 = 1_024;

    /// Checks how long the password is. How easy it is to guess can be told by the server alone.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_length(&self) -> Result<(), Vec<FieldError>> {
        let flawed = |flaw| vec![FieldError::new(Field::Password, flaw)];
        Self::check_length_of(&self.password).map_err(flawed)
    }

    /// Checks how long a password is, wherever it comes from.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_length_of(password: &str) -> Result<(), Flaw> {
        match u32::try_from(password.chars().count()).unwrap_or(u32::MAX) {
            0 => Err(Flaw::Empty),
            1..Self::SHORTEST => Err(Flaw::TooShort { least: Self::SHORTEST }),
            Self::SHORTEST..=Self::LONGEST => Ok(()),
            _ => Err(Flaw::TooLong { limit: Self::LONGEST }),
        }
    }
}

/// What makes a password easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Weakness {
    /// It is close to one that many people use.
    Common,
    /// It is made of the person's name or address, or of the organization's name.
    Personal,
    /// It is a word or a name, and little else.
    Word,
    /// It is keys that lie beside each other.
    Keyboard,
    /// It is the same again and again.
    Repetition,
    /// It is a sequence such as `abc` or `6543`.
    Sequence,
    /// It is a date or a year, and little else.
    Date,
    /// Something else that whoever guesses finds soon.
    Predictable,
}
