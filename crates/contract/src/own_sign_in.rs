use serde::{Deserialize, Serialize};

use crate::{BeganWith, Field, FieldError, Flaw, NewPassword, Timestamp};

/// The page "Sign-in & devices": how the viewer signs in, and where they are signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnSignIn {
    /// Their password.
    pub password: OwnPassword,
    /// Every session in which they are signed in: this one, then the one that was used last.
    pub devices: Vec<Device>,
}

impl OwnSignIn {
    /// How many devices there are beside this one.
    pub fn count_others(&self) -> u32 {
        let others = self.devices.iter().filter(|device| !device.is_this).count();
        u32::try_from(others).unwrap_or(u32::MAX)
    }
}

/// How things stand with the viewer's password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case", try_from = "Flat")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OwnPassword {
    /// They have one, and may use it.
    Set {
        /// When they set it, where that is known.
        changed_at: Option<Timestamp>,
    },
    /// They have none, and may set one by the link of a mail.
    Unset,
    /// Single sign-on is the only way in for them, whether or not they have one.
    SsoRequired,
}

/// How it is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
struct Flat {
    status: String,
    changed_at: Option<Timestamp>,
}

impl TryFrom<Flat> for OwnPassword {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        match flat.status.as_str() {
            "set" => Ok(Self::Set { changed_at: flat.changed_at }),
            "unset" => Ok(Self::Unset),
            "sso_required" => Ok(Self::SsoRequired),
            _ => Err("an unknown status of a password"),
        }
    }
}

/// Where the viewer is signed in: one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Device {
    /// Opaque, and the same for as long as the session goes on.
    pub id: String,
    /// The browser's name, as far as it says: `Firefox`.
    pub browser: Option<String>,
    /// What it runs on, as far as it says: `Windows`, `iPhone`.
    pub system: Option<String>,
    /// The IPv4 or IPv6 address that it was used from last.
    pub address: String,
    /// When the session began.
    pub signed_in_at: Timestamp,
    /// When it was used last, to the minute.
    pub used_at: Timestamp,
    /// How it began.
    pub began_with: BeganWith,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// Another password in the place of the viewer's own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordChange {
    /// The password that they have.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
    pub current: String,
    /// The password to have from now on.
    #[cfg_attr(feature = "openapi", schema(max_length = 1024, format = Password))]
    pub password: String,
}

impl PasswordChange {
    /// Checks that the new password is another one, and how long it is. How easy it is to guess can
    /// be told by the server alone.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let flawed = |flaw| vec![FieldError::new(Field::Password, flaw)];
        if !self.password.is_empty() && self.password == self.current {
            return Err(flawed(Flaw::Unchanged));
        }
        NewPassword::check_length_of(&self.password).map_err(flawed)
    }
}
