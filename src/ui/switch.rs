//! The switch.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::progress::Turning;

/// A switch that shows exactly the value it is given. Pressing it asks for the other value and
/// changes nothing by itself: until the server has confirmed, it stays where it is.
#[component]
pub fn Switch(
    /// What the server said.
    #[prop(into)]
    on: Signal<bool>,
    /// Asks for the other value.
    #[prop(into)]
    on_toggle: Callback<bool>,
    /// Id of the words that name it.
    #[prop(into)]
    labelled_by: String,
    /// Ids of the words about it: what it does, why it is disabled.
    #[prop(optional, into)]
    described_by: Signal<Option<String>>,
    /// A request of this switch is on its way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// It cannot be changed now. It stays focusable, so that the reason can be read.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Id of the switch itself, to come back to with the focus.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let stuck = move || busy.get() || disabled.get();
    let toggle = move |_| {
        if !untrack(stuck) {
            on_toggle.run(!on.get_untracked());
        }
    };
    let knob = move || match (busy.get(), on.get()) {
        (true, _) => Some(view! { <Turning /> }.into_any()),
        (false, true) => Some(view! { <Icon shape=Glyph::Check /> }.into_any()),
        (false, false) => None,
    };
    view! {
        <button
            class="switch"
            type="button"
            role="switch"
            id=id
            aria-checked=move || if on.get() { "true" } else { "false" }
            aria-labelledby=labelled_by
            aria-describedby=move || described_by.get()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || stuck().then_some("true")
            on:click=toggle
        >
            <span class="switch-knob">{knob}</span>
        </button>
    }
}
