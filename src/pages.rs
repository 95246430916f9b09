//! The screens.

mod access_security;
pub mod ask;
pub mod attempt;
pub mod audit_log;
pub mod billing;
mod confirm;
mod deleted;
mod denied;
pub mod domains;
mod enrolment;
mod factors;
mod failed;
mod first_question;
mod frame;
pub mod help;
pub mod invitations;
pub mod invite;
mod join;
mod lazy;
mod loaded;
pub mod members;
mod not_found;
mod overview;
pub mod own_sign_in;
mod password_link;
mod proof;
pub mod requests;
mod requirement;
pub mod roles;
mod row_focus;
mod search;
mod session_ended;
mod set_password;
mod settings;
mod sign_in;
pub mod sso;
mod stale;
pub mod two_factor;
mod viewed;

pub use access_security::{AccessSecurityFrame, AccessSecurityPage, AccessTab, AttemptPage};
pub use attempt::AttemptTab;
pub use audit_log::{AuditLogPage, fetch_audit_log};
pub use billing::BillingPage;
pub use deleted::{DeletedPage, DeletedScreen};
pub use denied::{AccessDenied, AccessDeniedScreen};
pub use domains::DomainsTab;
pub use enrolment::{EnrolmentPage, EnrolmentScreen, EnrolmentStep};
pub use factors::{FactorCards, FactorTask, FactorsModel, FactorsScreen};
pub use failed::{FailedPage, LoadingPage};
pub use frame::Frame;
pub use join::{JoinPage, JoinScreen, JoinStep, Present};
pub use lazy::{Coming, LazyScreen, MissingScreen, missing_app};
pub use loaded::Loaded;
pub use members::{MembersPage, MembersTab};
pub use not_found::NotFoundPage;
pub use overview::{
    ConfirmDeletion, DeleteOrganization, DeletionModel, NameModel, OverviewPage, OverviewScreen,
    OwnRole,
};
pub use own_sign_in::{OwnSignInPage, fetch_own_sign_in};
pub use roles::{RolesPage, fetch_roles};
pub use set_password::{SetPasswordPage, SetPasswordScreen};
pub use settings::SettingsPage;
pub use sign_in::{
    Arrival, ForgotPassword, OtherSteps, SecondFactorPage, SecondStepFields, SecondStepModel,
    SignInPage,
};
pub use sso::SsoTab;
pub use two_factor::TwoFactorTab;
