use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

use crate::browser;
use crate::pages::Frame;
use crate::pages::ask::Asked;
use crate::pages::viewed::follow_viewed;
use crate::routes::Screens;
use crate::session::use_viewing;
use crate::ui::PAGE_TITLE;

/// Everything behind the gate: the shell around the current screen. Asks again who is looking
/// whenever the page is looked at again.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let viewing = use_viewing();
    browser::on_return(move || viewing.refresh());
    viewing.follow();
    follow_viewed(viewing);
    Asked::provide().follow();
    // The button that had the focus has gone with the sign-in page.
    if viewing.arrived.get_value() {
        request_animation_frame(|| {
            browser::focus_id(PAGE_TITLE);
        });
    }
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
