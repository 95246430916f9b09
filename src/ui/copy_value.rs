//! A value to take elsewhere.

use leptos::prelude::*;

use super::copy_button::CopyButton;

/// Machine text with a button that copies it, and says so.
#[component]
pub fn CopyValue(
    /// What it is, for the button's name: "postback URL" gives "Copy postback URL".
    #[prop(into)]
    label: String,
    /// The value.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="copy-value">
            <code class="code-chip">{move || value.get()}</code>
            <CopyButton label value />
        </span>
    }
}
