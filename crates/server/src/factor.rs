//! `/api/me/factors`, `/api/me/authenticator-apps` and `/api/me/recovery-codes`: one's own second
//! factors, and what proves that one has them.

pub(crate) mod authenticator_app;
pub(crate) mod enrol;
pub(crate) mod list;
pub(crate) mod proof;
pub(crate) mod recovery_code;
mod removal;
mod totp;

pub(crate) use totp::Totp;
