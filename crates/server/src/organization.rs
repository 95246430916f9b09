//! `/api/organization`: its name, and who its Owners and Admins are.

pub(crate) mod read;
pub(crate) mod update;
