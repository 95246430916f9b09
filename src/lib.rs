//! Gatehouse: Organization Settings, where Owners and Admins decide how people sign in.
//!
//! The app is thin. The server decides; a page shows the server's value, what the viewer may do
//! (`capabilities`), and why not.

pub mod api;
pub mod app;
pub mod browser;
pub mod gallery;
pub mod lazy;
pub mod load;
pub mod pages;
pub mod passkey;
mod query;
pub mod routes;
pub mod save;
pub mod session;
pub mod ui;
pub mod words;
