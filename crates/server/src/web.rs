//! The built app: its files, its page, and the headers that keep it safe.

mod csp;
mod headers;
mod pages;

pub(crate) use headers::{Headers, add_headers};
pub(crate) use pages::pages;
