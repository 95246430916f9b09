use gatehouse_contract::{Action, Permission};
use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::browser;
use crate::lazy::{Fetch, lazy_screen};
use crate::pages::lazy::Coming;
use crate::pages::{AccessDenied, AttemptTab, DomainsTab, LazyScreen, SsoTab, TwoFactorTab};
use crate::routes;
use crate::session::use_viewing;
use crate::ui::{Page, Tab, Tabs};
use crate::words;

lazy_screen!(access_security, single_sign_on, SsoTab);
lazy_screen!(access_security, two_factor, TwoFactorTab);
lazy_screen!(access_security, domains, DomainsTab);
lazy_screen!(access_security, attempt, AttemptTab);

/// A tab of the Access security page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessTab {
    /// Single sign-on.
    SingleSignOn,
    /// The two-factor requirement.
    TwoFactor,
    /// The domains.
    Domains,
}

impl AccessTab {
    const ALL: [Self; 3] = [Self::SingleSignOn, Self::TwoFactor, Self::Domains];

    fn name(self) -> &'static str {
        match self {
            Self::SingleSignOn => "Single sign-on",
            Self::TwoFactor => "Two-factor",
            Self::Domains => "Domains",
        }
    }

    fn address(self) -> &'static str {
        match self {
            Self::SingleSignOn => routes::SINGLE_SIGN_ON,
            Self::TwoFactor => routes::TWO_FACTOR,
            Self::Domains => routes::DOMAINS,
        }
    }

    /// Fetches what is in the tab.
    pub fn module(self) -> fn() -> Fetch {
        match self {
            Self::SingleSignOn => single_sign_on,
            Self::TwoFactor => two_factor,
            Self::Domains => domains,
        }
    }
}

/// A tab of Access security, which whoever may not see it never loads.
#[component]
pub fn AccessSecurityPage(
    /// The tab that is open.
    tab: AccessTab,
) -> impl IntoView {
    let coming = || view! { <Coming label="Opening the tab" /> }.into_any();
    view! {
        <AccessSecurityFrame tab>
            <LazyScreen fetch=tab.module() coming />
        </AccessSecurityFrame>
    }
}

/// One attempt to sign in through the identity provider, below the tab of single sign-on.
#[component]
pub fn AttemptPage() -> impl IntoView {
    let coming = || view! { <Coming label="Opening the tab" /> }.into_any();
    view! {
        <AccessSecurityFrame tab=AccessTab::SingleSignOn>
            <LazyScreen fetch=attempt coming />
        </AccessSecurityFrame>
    }
}

/// The Access security page around a tab. Whoever may not see the settings sees neither the tabs
/// nor what is in them, but who can help.
#[component]
pub fn AccessSecurityFrame(
    /// The tab that is open.
    tab: AccessTab,
    /// What those see instead who may not see the settings.
    #[prop(default = ViewFn::from(|| view! { <AccessDenied /> }), into)]
    denied: ViewFn,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let viewing = use_viewing();
    browser::set_title(&format!("{} · Gatehouse", tab.name()));
    let organization = viewing.derive(|session| session.organization.as_str().to_owned());
    let whose = words::roles(Permission::ManageAccessSecurity.roles());
    let lede = move || {
        format!(
            "How people prove who they are before they reach {}. {whose} see and change this.",
            organization.get()
        )
    };
    view! {
        <Page title="Access security" lede=Signal::derive(lede)>
        <Show when=move || viewing.offers(Action::SeeAccessSecurity).get() fallback=denied>
            <AccessTabs current=tab />
            {children()}
        </Show>
        </Page>
    }
}

#[component]
fn AccessTabs(current: AccessTab) -> impl IntoView {
    let tab = move |tab: AccessTab| {
        view! {
            <Tab href=tab.address() current=tab == current>
                {tab.name()}
            </Tab>
        }
    };
    view! { <Tabs label="Access security">{AccessTab::ALL.map(tab).collect_view()}</Tabs> }
}
