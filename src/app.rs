//! The whole app: the gate, and behind it the shell around the current screen.

use gatehouse_contract::Action;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::lazy::{Fetch, lazy_screen};
use crate::pages::{
    Arrival, DeletedPage, EnrolmentPage, FailedPage, JoinPage, LazyScreen, LoadingPage,
    SecondFactorPage, SetPasswordPage, SettingsPage, SignInPage, missing_app,
};
use crate::routes;
use crate::session::{Gate, Viewing};
use crate::ui::{AnnouncerRegion, provide_announcer};

lazy_screen!(settings, settings, SettingsPage);
lazy_screen!(settings, deleted_module, DeletedPage);
lazy_screen!(own_sign_in, enrolment_module, EnrolmentPage);
lazy_screen!(set_password, set_password, SetPasswordPage);
lazy_screen!(set_password, join, JoinPage);

/// Gatehouse's app. Whoever is signed out loads what signing in needs, and no more.
#[component]
pub fn App() -> impl IntoView {
    provide_announcer();
    match browser::path().as_str() {
        routes::SET_PASSWORD => view! { <Apart fetch=set_password /> }.into_any(),
        routes::JOIN => view! { <Apart fetch=join /> }.into_any(),
        _ => view! { <Gated /> }.into_any(),
    }
}

/// A page for whoever has a link, signed in or not.
#[component]
fn Apart(fetch: fn() -> Fetch) -> impl IntoView {
    let coming = || view! { <LoadingPage /> }.into_any();
    view! {
        <LazyScreen fetch coming missing=missing_app />
        <AnnouncerRegion />
    }
}

/// The sign-in page, or the settings of whoever is signed in.
#[component]
fn Gated() -> impl IntoView {
    let gate = RwSignal::new(Gate::Loading);
    // Of how the page was come to, nothing is true any more once somebody has been signed in.
    let arrival = StoredValue::new(Arrival::take());
    let ask = move || {
        gate.set(Gate::Loading);
        spawn_local(async move { gate.set(Gate::ask().await) });
    };
    ask();
    let signs_in = StoredValue::new(false);
    let screen = move || match gate.get() {
        Gate::Loading => view! { <LoadingPage /> }.into_any(),
        Gate::SignedOut => {
            signs_in.set_value(true);
            view! { <SignInPage gate arrival=arrival.try_update_value(Option::take).flatten() /> }
                .into_any()
        }
        Gate::SecondFactor(challenge) => {
            signs_in.set_value(true);
            view! { <SecondFactorPage gate challenge /> }.into_any()
        }
        Gate::Enrolment(enrolment) => {
            signs_in.set_value(true);
            provide_context(gate);
            provide_context(enrolment);
            let coming = || view! { <LoadingPage /> }.into_any();
            view! { <LazyScreen fetch=enrolment_module coming missing=missing_app /> }.into_any()
        }
        Gate::Deleted(deletion) => {
            provide_context(gate);
            provide_context(deletion);
            let coming = || view! { <LoadingPage /> }.into_any();
            view! { <LazyScreen fetch=deleted_module coming missing=missing_app /> }.into_any()
        }
        Gate::Failed(failure) => {
            view! { <FailedPage failure retry=Callback::new(move |()| ask()) /> }.into_any()
        }
        Gate::Ready(session) => {
            arrival.set_value(None);
            // The address's own module comes beside the one of all settings, not after it.
            let sees_access_security = session.capabilities.is_offered(Action::SeeAccessSecurity);
            spawn_local(routes::fetch(browser::path(), sees_access_security));
            let viewing = Viewing::new(gate, *session);
            viewing.arrived.set_value(signs_in.get_value());
            provide_context(viewing);
            let coming = || view! { <LoadingPage /> }.into_any();
            view! { <LazyScreen fetch=settings coming missing=missing_app /> }.into_any()
        }
    };
    view! {
        {screen}
        <AnnouncerRegion />
    }
}
