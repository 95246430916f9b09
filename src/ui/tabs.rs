//! Tabs that are links: each has an address.

use leptos::prelude::*;

/// A row of `Tab`s.
#[component]
pub fn Tabs(
    /// What they part: "Access security".
    #[prop(into)]
    label: String,
    /// `Tab`s.
    children: Children,
) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=label>
            <ul class="tabs-list" role="list">
                {children()}
            </ul>
        </nav>
    }
}

/// One tab.
#[component]
pub fn Tab(
    /// Its address.
    #[prop(into)]
    href: Signal<String>,
    /// Whether this is where we are.
    #[prop(into)]
    current: Signal<bool>,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <li>
            <a
                class="tab"
                href=move || href.get()
                aria-current=move || current.get().then_some("page")
            >
                {children()}
            </a>
        </li>
    }
}
