//! A box to tick.

use leptos::prelude::*;

use super::binding::Binding;

/// A sentence that is true when its box is ticked.
#[component]
pub fn Checkbox(
    /// The sentence.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    #[prop(into)]
    value: Binding<bool>,
    /// Shown while a request is on its way.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// Id of the box.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                class="checkbox"
                type="checkbox"
                id=id
                prop:checked=move || value.get()
                disabled=move || locked.get()
                on:change=move |event| value.set(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
