//! `/api/invitations`: asking people to join, and joining.

pub(crate) mod accept;
pub(crate) mod check;
pub(crate) mod create;
pub(crate) mod link;
pub(crate) mod list;
pub(crate) mod open;
pub(crate) mod resend;
pub(crate) mod revoke;
mod rules;
mod secret;
mod withdrawal;

pub(crate) use accept::{ACTION as ACCEPTANCE, settle};
pub(crate) use withdrawal::withdraw_beyond;
