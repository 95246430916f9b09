//! An exhibit alone.

use leptos::prelude::*;

use super::address::Address;
use super::catalogue;
use crate::browser;
use crate::ui::{AnnouncerRegion, Glyph, Placard, provide_announcer};

/// The exhibit at `address`, anew whenever the address changes. Its links lead nowhere.
#[component]
pub fn Bare(address: RwSignal<Address>) -> impl IntoView {
    let path = Memo::new(move |_| address.with(|address| address.path.clone()));
    Effect::new(move |_| {
        address.with(|address| {
            address.theme.show();
            browser::mark_page("data-text", address.large.then_some("large"));
        });
    });
    let exhibit = move || {
        provide_announcer();
        let exhibit = match path.with(|path| catalogue::find(path)) {
            Some(exhibit) => (exhibit.view)(),
            None => view! { <Placard icon=Glyph::Info title="Nothing is shown at this address" /> }
                .into_any(),
        };
        view! {
            {exhibit}
            <AnnouncerRegion />
        }
    };
    let stay = move |event: leptos::ev::MouseEvent| {
        if browser::is_on_link(&event) {
            event.prevent_default();
        }
    };
    view! {
        <div on:click=stay>{exhibit}</div>
    }
}
