//! `/api/session`: signing in and out, who is signed in, and the fresh proof of identity.

pub(crate) mod cookie;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod passkey;
pub(crate) mod passkey_options;
pub(crate) mod read;
mod renew;
pub(crate) mod second_factor;
pub(crate) mod step_up;
pub(crate) mod token;

pub(crate) use cookie::CookieKind;
pub(crate) use renew::renew;
pub(crate) use second_factor::conclude;
