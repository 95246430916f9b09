//! Who signs in with which response, and why nobody does with any other.
#![expect(clippy::unwrap_used, reason = "a fixture that cannot be made is a failed test")]

mod accepted;
mod attacks;
mod idp;
mod refused;
mod signers;
