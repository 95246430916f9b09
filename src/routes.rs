//! Which screen the app shows at each address.

use leptos::prelude::*;
use leptos_router::components::{Redirect, Route, Routes};
use leptos_router::path;

use crate::pages::{
    AccessSecurityPage, AccessTab, AttemptPage, AuditLogPage, BillingPage, MembersPage, MembersTab,
    NotFoundPage, OverviewPage, OwnSignInPage, RolesPage, fetch_audit_log, fetch_own_sign_in,
    fetch_roles,
};

pub use gatehouse_contract::screen::{
    ACCESS_SECURITY, AUDIT_LOG, BILLING, DOMAINS, INVITATIONS, INVITE, JOIN, MEMBERS, OVERVIEW,
    REQUESTS, ROLES, SET_PASSWORD, SIGN_IN_AND_DEVICES, SINGLE_SIGN_ON, TWO_FACTOR, attempt,
};

/// In the query of single sign-on: which guide for an identity provider is open.
pub const GUIDE: &str = "guide";

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
