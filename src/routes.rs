//! The addresses of the app's screens, and which screen each shows. No path is written anywhere
//! else.

use leptos::prelude::*;
use leptos_router::components::{Redirect, Route, Routes};
use leptos_router::path;

use crate::pages::{
    AccessSecurityPage, AccessTab, AttemptPage, AuditLogPage, BillingPage, MembersPage, MembersTab,
    NotFoundPage, OverviewPage, OwnSignInPage, RolesPage, fetch_audit_log, fetch_own_sign_in,
    fetch_roles,
};

/// The organization's name, its administrators, and the viewer's role.
pub const OVERVIEW: &str = "/";
/// The plan, its seats, and whom invoices are for.
pub const BILLING: &str = "/billing";
/// Who can do what.
pub const ROLES: &str = "/roles";
/// The members. Whom it shows is told by its query, a `MemberQuery`.
pub const MEMBERS: &str = "/members";
/// The invitations that nobody has accepted yet.
pub const INVITATIONS: &str = "/members/invitations";
/// The roles that people ask for.
pub const REQUESTS: &str = "/members/requests";
/// Inviting people.
pub const INVITE: &str = "/members/invite";
/// The audit log.
/// The audit log. What it shows is told by its query, an `AuditQuery`.
pub const AUDIT_LOG: &str = "/audit-log";
/// Access security; shows its first tab.
pub const ACCESS_SECURITY: &str = "/access-security";
/// Single sign-on.
pub const SINGLE_SIGN_ON: &str = "/access-security/single-sign-on";
/// One attempt to sign in through the identity provider: its id follows.
const ATTEMPTS: &str = "/access-security/single-sign-on/attempts/";
/// In the query of single sign-on: which guide for an identity provider is open.
pub const GUIDE: &str = "guide";
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

/// The address of one attempt to sign in through the identity provider.
pub fn attempt(id: &str) -> String {
    format!("{ATTEMPTS}{id}")
}

/// The address of a guide for an identity provider, or of the choice of them.
pub fn guide(slug: Option<&str>) -> String {
    format!("{SINGLE_SIGN_ON}?{GUIDE}={}", slug.unwrap_or_default())
}

/// Fetches the module of the screen at an address, if it has one of its own. Begun early, it is
/// here by the time the screen is shown; whether it failed is said there. Whoever does not see access
/// security fetches nothing of it.
pub async fn fetch(path: String, sees_access_security: bool) {
    let module = match path.as_str() {
        SIGN_IN_AND_DEVICES => fetch_own_sign_in,
        ROLES => fetch_roles,
        _ if !sees_access_security => return,
        MEMBERS => MembersTab::Members.module(),
        INVITATIONS => MembersTab::Invitations.module(),
        REQUESTS => MembersTab::Requests.module(),
        INVITE => MembersTab::Invite.module(),
        AUDIT_LOG => fetch_audit_log,
        ACCESS_SECURITY | SINGLE_SIGN_ON => AccessTab::SingleSignOn.module(),
        TWO_FACTOR => AccessTab::TwoFactor.module(),
        DOMAINS => AccessTab::Domains.module(),
        _ => return,
    };
    let _ = module().await;
}

/// The screen at the current address.
#[component]
pub fn Screens() -> impl IntoView {
    view! {
        <Routes fallback=NotFoundPage>
            <Route path=path!("/") view=OverviewPage />
            <Route
                path=path!("/members")
                view=|| view! { <MembersPage tab=MembersTab::Members /> }
            />
            <Route
                path=path!("/members/invitations")
                view=|| view! { <MembersPage tab=MembersTab::Invitations /> }
            />
            <Route
                path=path!("/members/requests")
                view=|| view! { <MembersPage tab=MembersTab::Requests /> }
            />
            <Route
                path=path!("/members/invite")
                view=|| view! { <MembersPage tab=MembersTab::Invite /> }
            />
            <Route path=path!("/audit-log") view=AuditLogPage />
            <Route path=path!("/billing") view=BillingPage />
            <Route path=path!("/roles") view=RolesPage />
            <Route path=path!("/access-security") view=|| view! { <Redirect path=SINGLE_SIGN_ON /> } />
            <Route
                path=path!("/access-security/single-sign-on")
                view=|| view! { <AccessSecurityPage tab=AccessTab::SingleSignOn /> }
            />
            <Route
                path=path!("/access-security/single-sign-on/attempts/:id")
                view=|| view! { <AttemptPage /> }
            />
            <Route
                path=path!("/access-security/two-factor")
                view=|| view! { <AccessSecurityPage tab=AccessTab::TwoFactor /> }
            />
            <Route
                path=path!("/access-security/domains")
                view=|| view! { <AccessSecurityPage tab=AccessTab::Domains /> }
            />
            <Route path=path!("/sign-in-and-devices") view=OwnSignInPage />
        </Routes>
    }
}
