//! The screens.

mod access_security;
mod confirm;
mod denied;
mod failed;
mod frame;
mod loaded;
mod not_found;
mod overview;
mod proof;
mod session_ended;
mod sign_in;
pub mod sso;
mod stale;
pub mod two_factor;

pub use access_security::{AccessSecurityFrame, AccessTab};
pub use denied::{AccessDenied, AccessDeniedScreen};
pub use failed::{FailedPage, LoadingPage};
pub use frame::Frame;
pub use loaded::Loaded;
pub use not_found::NotFoundPage;
pub use overview::{OverviewPage, OverviewScreen};
pub use sign_in::SignInPage;
pub use sso::SsoPage;
pub use two_factor::TwoFactorPage;
