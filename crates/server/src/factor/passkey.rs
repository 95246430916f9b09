//! `/api/me/passkeys` and `/api/me/passkey-sign-in`

pub(crate) mod begin;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod rename;
pub(crate) mod sign_in;
