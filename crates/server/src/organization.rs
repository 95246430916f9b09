//! `/api/organization`: its name, who its Owners and Admins are, and its end.

mod confirmation;
pub(crate) mod delete;
pub(crate) mod impact;
mod purge;
pub(crate) mod read;
pub(crate) mod restore;
pub(crate) mod update;

pub(crate) use confirmation::Confirmation;
pub(crate) use purge::purge_due;
