//! The addresses of the app's screens, and which screen each shows. No path is written anywhere
//! else.

use leptos::prelude::*;
use leptos_router::components::{Redirect, Route, Routes};
use leptos_router::path;

use crate::pages::{NotFoundPage, OverviewPage, SsoPage, TwoFactorPage};

/// The organization's name, its administrators, and what each role may do.
pub const OVERVIEW: &str = "/";
/// Where the role table stands on the overview.
pub const ROLES: &str = "/#roles";
/// Access security; shows its first tab.
pub const ACCESS_SECURITY: &str = "/access-security";
/// Single sign-on.
pub const SINGLE_SIGN_ON: &str = "/access-security/single-sign-on";
/// The two-factor requirement.
pub const TWO_FACTOR: &str = "/access-security/two-factor";

/// The screen at the current address.
#[component]
pub fn Screens() -> impl IntoView {
    view! {
        <Routes fallback=NotFoundPage>
            <Route path=path!("/") view=OverviewPage />
            <Route path=path!("/access-security") view=|| view! { <Redirect path=SINGLE_SIGN_ON /> } />
            <Route path=path!("/access-security/single-sign-on") view=SsoPage />
            <Route path=path!("/access-security/two-factor") view=TwoFactorPage />
        </Routes>
    }
}
