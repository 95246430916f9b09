//! `/api/me/factors`, `/api/me/authenticator-apps`, `/api/me/passkeys` and `/api/me/recovery-codes`:
//! one's own second factors, and what proves that one has them.

pub(crate) mod authenticator_app;
pub(crate) mod ceremony;
pub(crate) mod enrol;
pub(crate) mod list;
pub(crate) mod passkey;
pub(crate) mod proof;
pub(crate) mod recovery_code;
mod relying_party;
mod removal;
mod renaming;
mod totp;

pub(crate) use relying_party::{Assertion, RelyingParty};
pub(crate) use totp::Totp;
