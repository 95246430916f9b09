//! What people may do, how settings move, what typed text becomes, and the exact JSON of it all.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

mod access_security;
mod audit;
mod billing;
mod capabilities;
mod certificate;
mod certificate_text;
mod connection;
mod domain;
mod guides;
mod identity_provider;
mod invitation;
mod organization;
mod password;
mod paste_text;
mod pasted;
mod person;
mod policy;
mod reply;
mod reset;
mod role;
mod role_change;
mod role_shift;
mod role_view;
mod sign_in_policy;
mod standing;
mod support;
mod timestamp;
mod two_factor;
mod wire;
