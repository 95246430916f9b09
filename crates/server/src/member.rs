//! `/api/members`: the people of an organization.

pub(crate) mod export;
pub(crate) mod factors;
pub(crate) mod list;
mod rank;
pub(crate) mod remove;
pub(crate) mod role;
mod shown;

pub(crate) use rank::Ranks;
pub(crate) use role::give;
pub(crate) use shown::{everyone, members};
