//! `/api/members`: the people of an organization.

pub(crate) mod role;
