//! What the Gatehouse app and server agree on: the types of the JSON API, the policy, and the
//! parsing of what people type.
//!
//! Everything here is a pure function of its arguments. There is no clock, network, database or
//! browser in this crate: what a decision needs (the time, a verified domain) comes in as an
//! argument, so that server and app can only ever agree.

mod access_facts;
mod access_request;
mod access_security;
mod action;
mod audit;
mod billing;
mod capabilities;
mod credentials;
mod deletion;
mod denial;
pub mod domain;
mod email;
mod factor;
mod field;
mod invitation;
mod member;
mod name;
mod organization;
mod own_sign_in;
mod passkey;
mod password;
mod permission;
mod person;
mod person_factors;
mod policy;
mod problem;
mod remark;
mod reply;
mod role;
mod role_change;
mod role_shift;
mod role_view;
mod route;
pub mod saml;
pub mod screen;
mod session;
mod sign_in_method;
mod sign_in_policy;
pub mod sso;
mod standing;
mod timestamp;
mod two_factor;

pub use access_facts::{AccessFacts, Candidate};
pub use access_request::{
    AccessDecision, AccessRequest, AccessRequestDraft, AccessRequests, Declining, OwnAccess,
    OwnRequest, decide_access_request, roles_that_give, roles_to_ask_for,
};
pub use access_security::{AccessSecurity, CONFIRMED_WITHIN};
pub use action::Action;
pub use audit::{
    AuditAction, AuditAuthor, AuditAuthorKind, AuditChange, AuditDetails, AuditEntries, AuditEntry,
    AuditFact, AuditFilters, AuditFormat, AuditOutcome, AuditPerson, AuditQuery, AuditRefusal,
    AuditValue, AuditVerdict,
};
pub use billing::{Billing, BillingDetails, BillingDraft, Seats};
pub use capabilities::{Capabilities, Permit};
pub use credentials::{Credentials, ProofKind, StepUp};
pub use deletion::{Deletion, DeletionImpact, RESTORABLE_DAYS};
pub use denial::Denial;
pub use email::EmailAddress;
pub use factor::{
    AllowedFactors, AuthenticatorProof, AuthenticatorSetup, Enrolled, Factor, FactorName,
    FactorNameDraft, Factors, FactorsHeld, RecoveryCodes,
};
pub use field::{Field, FieldError, Flaw};
pub use invitation::{
    Acceptance, INVITATION_DAYS, Invitation, InvitationDraft, InvitationLink, InvitationOffer,
    InvitationQuery, InvitationToken, Invitations, Invited, Invitee, InviteeAddresses,
    InviteeDraft, InviteeStatus, NewInvitation, Pasted, PastedRole, left_over, read_addresses,
    reveal,
};
pub use member::{
    HeldFilter, Member, MemberKind, MemberQuery, MemberSignIn, MemberSort, Members, SignInFilter,
    SortOrder,
};
pub use organization::{Organization, OrganizationDraft, OrganizationName};
pub use own_sign_in::{Device, OwnPassword, OwnSignIn, PasswordChange};
pub use passkey::{PasskeyAssertion, PasskeyOptions, PasskeyRegistration, PasskeySignIn};
pub use password::{NewPassword, PasswordReset, Weakness};
pub use permission::Permission;
pub use person::{People, Person};
pub use person_factors::{
    Addressees, FactorFilter, PeopleFactors, PersonFactors, Reminders, ResetFacts, decide_reset,
    reminded_lately,
};
pub use policy::{Facts, decide};
pub use problem::{Current, Problem, ProblemDocument};
pub use reply::{Change, Reply, Version};
pub use role::Role;
pub use role_change::{RankFacts, RoleChange, decide_giving, decide_removal, decide_role_change};
pub use role_shift::{RoleShift, RoleShiftFacts};
pub use role_view::{RefusedRoute, RoleView, decide_seeing_as, roles_to_see_as};
pub use route::{Route, RouteMethod};
pub use session::{Session, Viewer};
pub use sign_in_method::{SignInAddress, SignInMethod};
pub use sign_in_policy::{BeganWith, SignInFacts, decide_exemption, may_use_password};
pub use standing::{
    Enrolment, SecondFactorChallenge, SecondStep, SecondStepKind, Standing, StandingFacts,
};
pub use timestamp::Timestamp;
pub use two_factor::{
    Coverage, CoverageDay, FactorDue, LONGEST_NOTICE_DAYS, TwoFactorPolicy, TwoFactorRequirement,
    TwoFactorSettings,
};
