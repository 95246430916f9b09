//! Who signs in with which response, and why nobody does with any other; what can be read of an
//! identity provider, and what is sent to one.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fixture that cannot be made is a failed test"
)]

mod accepted;
mod attacks;
mod authentication;
mod claims;
mod display;
mod idp;
mod metadata;
mod paste;
mod refused;
mod requests;
mod signers;
