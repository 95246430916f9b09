//! The whole app: the gate, and behind it the shell around the current screen.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

use crate::browser;
use crate::pages::{FailedPage, Frame, LoadingPage, SignInPage};
use crate::routes::Screens;
use crate::session::{Gate, Viewing};
use crate::ui::{AnnouncerRegion, provide_announcer};

/// Gatehouse's app.
#[component]
pub fn App() -> impl IntoView {
    provide_announcer();
    let gate = RwSignal::new(Gate::Loading);
    let ask = move || {
        gate.set(Gate::Loading);
        spawn_local(async move { gate.set(Gate::ask().await) });
    };
    ask();
    let screen = move || match gate.get() {
        Gate::Loading => view! { <LoadingPage /> }.into_any(),
        Gate::SignedOut => view! { <SignInPage gate /> }.into_any(),
        Gate::Failed(failure) => {
            view! { <FailedPage failure retry=Callback::new(move |()| ask()) /> }.into_any()
        }
        Gate::Ready(session) => {
            view! { <SignedIn viewing=Viewing::new(gate, *session) /> }.into_any()
        }
    };
    view! {
        <Router>
            {screen}
            <AnnouncerRegion />
        </Router>
    }
}

/// Everything behind the gate. Asks again who is looking whenever the page is looked at again.
#[component]
fn SignedIn(viewing: Viewing) -> impl IntoView {
    provide_context(viewing);
    browser::on_return(move || viewing.refresh());
    view! {
        <Frame path=use_location().pathname>
            <Screens />
        </Frame>
    }
}
