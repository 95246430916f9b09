//! `/api/organization/two-factor`: the organization's requirement of a second factor.

pub(crate) mod people;
pub(crate) mod read;
pub(crate) mod remind;
pub(crate) mod update;
