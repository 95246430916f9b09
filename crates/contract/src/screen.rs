//! The addresses of the app's screens: the server answers at them with the app, and writes them in
//! mails.

/// The organization's name, its administrators, and the viewer's role. Whoever is signed out signs in
/// here, as on every screen.
pub const OVERVIEW: &str = "/";
/// The members. Whom it shows is told by its query, a `MemberQuery`.
pub const MEMBERS: &str = "/members";
/// The invitations that nobody has accepted yet.
pub const INVITATIONS: &str = "/members/invitations";
/// The roles that people ask for.
pub const REQUESTS: &str = "/members/requests";
/// Inviting people.
pub const INVITE: &str = "/members/invite";
/// The audit log. What it shows is told by its query, an `AuditQuery`.
pub const AUDIT_LOG: &str = "/audit-log";
/// The plan, its seats, and whom invoices are for.
pub const BILLING: &str = "/billing";
/// Who can do what.
pub const ROLES: &str = "/roles";
/// Access security; shows its first tab.
pub const ACCESS_SECURITY: &str = "/access-security";
/// Single sign-on.
pub const SINGLE_SIGN_ON: &str = "/access-security/single-sign-on";
/// One attempt to sign in through the identity provider: its id follows.
const ATTEMPTS: &str = "/access-security/single-sign-on/attempts/";
/// The two-factor requirement.
pub const TWO_FACTOR: &str = "/access-security/two-factor";
/// The domains.
pub const DOMAINS: &str = "/access-security/domains";
/// How the viewer signs in, and where they are signed in.
pub const SIGN_IN_AND_DEVICES: &str = "/sign-in-and-devices";
/// Where the link of a mail leads that sets a password; whoever is signed in does not matter there.
pub const SET_PASSWORD: &str = "/set-password";
/// Where the link of an invitation leads; whoever is signed in does not matter there.
pub const JOIN: &str = "/join";

/// Every screen whose address has no id in it.
pub const ALL: [&str; 15] = [
    OVERVIEW,
    MEMBERS,
    INVITATIONS,
    REQUESTS,
    INVITE,
    AUDIT_LOG,
    BILLING,
    ROLES,
    ACCESS_SECURITY,
    SINGLE_SIGN_ON,
    TWO_FACTOR,
    DOMAINS,
    SIGN_IN_AND_DEVICES,
    SET_PASSWORD,
    JOIN,
];

/// The address of one attempt to sign in through the identity provider.
pub fn attempt(id: &str) -> String {
    format!("{ATTEMPTS}{id}")
}

/// Whether there is a screen at a path.
pub fn is_at(path: &str) -> bool {
    let id = path.strip_prefix(ATTEMPTS);
    ALL.contains(&path) || id.is_some_and(|id| !id.is_empty() && !id.contains('/'))
}
