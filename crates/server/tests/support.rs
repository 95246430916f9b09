//! What the tests share: a world with an organization in it, and clients typed by role.

mod answer;
mod authenticator;
mod certificates;
mod client;
mod database;
mod dns;
mod https;
mod idp;
mod letter;
mod log;
mod smtp;
mod world;

pub use answer::Answer;
pub use authenticator::{BACKED_UP, SoftPasskey, USER_VERIFIED};
pub use certificates::{certificate, der_base64, fixture, pem, signing_request};
pub use client::Client;
pub use database::Database;
pub use dns::Dns;
pub use https::{Authority, Https};
pub use idp::{Asked, ISSUER, Idp, Said, posted, response};
pub use letter::Letter;
pub use log::Log;
pub use smtp::Smtp;
pub use world::{PASSWORD, World, code_of, give_app, plan, protected};
