//! `/api/members`: the people of an organization.

pub(crate) mod factors;
pub(crate) mod role;
