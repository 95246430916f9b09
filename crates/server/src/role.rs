//! `/api/roles`: what somebody with another role would be told.

pub(crate) mod read;
