//! `/api/me/authenticator-apps`

pub(crate) mod confirm;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod rename;
