//! The API from outside: requests in, answers out, on a database of its own for each test.
//!
//! SQLite by default; PostgreSQL when `GATEHOUSE_TEST_DATABASE_URL` names a database in
//! which schemas may be created.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod access_requests;
mod attempts;
mod audit;
mod billing;
mod binary;
mod certificate;
mod coverage;
mod deletion;
mod devices;
mod domains;
mod exclusion;
mod exemptions;
mod factors;
mod impact;
mod invitations;
mod mail;
mod members;
mod metadata_urls;
mod openapi;
mod organization;
mod owner;
mod passkeys;
mod passwords;
mod refusals;
mod requests;
mod reset;
mod roles;
mod saml;
mod seed;
mod session;
mod sign_in_policy;
mod sso;
mod step_up;
mod support;
mod throttle;
mod two_factor;
mod ways_in;
mod web;
