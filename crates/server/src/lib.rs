//! Gatehouse's server: the JSON API over SQLite or PostgreSQL, and the built app.
//!
//! A handler decides first ([`gatehouse_contract::decide`]), then asks for proof, compares
//! versions, reads what was sent, and stores it with its audit entry in one transaction.

mod access;
mod access_request;
mod address_proof;
mod agent;
mod app;
pub mod audit;
mod billing;
mod caller;
pub mod certificate_expiry;
mod clock;
pub mod config;
mod csv;
mod dns;
pub mod domain;
mod factor;
pub mod factor_due;
mod guard;
mod health;
mod hex;
pub mod housekeeping;
mod invitation;
pub mod job;
pub mod listen;
pub mod logging;
pub mod mail;
mod member;
mod openapi;
mod organization;
mod own_sign_in;
pub mod owner;
mod password;
mod password_reset;
mod problem;
mod request;
pub mod requirement;
mod role;
mod saml;
mod seal;
pub mod seed;
mod session;
mod sign_in_method;
mod sso;
mod state;
mod store;
mod tagged;
mod throttle;
mod two_factor;
mod visit;
mod web;

pub use app::{app, document};
pub use clock::Clock;
pub use dns::DnsSetupError;
pub use seal::SealError;
pub use sso::fetch::FetchSetupError;
pub use state::{AppState, StartError};
pub use store::{Store, StoreError};
