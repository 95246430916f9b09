//! `/api/me`: how the viewer signs in, and where they are signed in.

pub(crate) mod change_password;
pub(crate) mod end_other_sessions;
pub(crate) mod end_session;
pub(crate) mod read;
