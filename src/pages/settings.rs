use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

use crate::browser;
use crate::pages::Frame;
use crate::routes::Screens;
use crate::session::use_viewing;

/// Everything behind the gate: the shell around the current screen. Asks again who is looking
/// whenever the page is looked at again.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let viewing = use_viewing();
    browser::on_return(move || viewing.refresh());
    view! {
        <Router>
            <Located />
        </Router>
    }
}

#[component]
fn Located() -> impl IntoView {
    view! {
        <Frame path=use_location().pathname>
            <Screens />
        </Frame>
    }
}
