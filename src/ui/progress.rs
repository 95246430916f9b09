//! Waiting, said and shown.

use leptos::prelude::*;

use super::icon::Glyph;

/// The turning arc alone, for use inside something that says what is going on.
#[component]
pub fn Turning() -> impl IntoView {
    view! {
        <svg class="spinner" viewBox="0 0 24 24" aria-hidden="true">
            <path d=Glyph::Loader.path() />
        </svg>
    }
}

/// A turning arc with the words for it, announced.
#[component]
pub fn Spinner(
    /// What is being waited for: "Loading single sign-on".
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="loading" role="status">
            <Turning />
            <span>{move || label.get()}</span>
        </span>
    }
}

/// Grey lines where text will be, with the words for those who don't see them.
#[component]
pub fn Skeleton(
    /// What is being waited for.
    #[prop(into)]
    label: Signal<String>,
    /// How many lines.
    #[prop(default = 3)]
    lines: usize,
) -> impl IntoView {
    let line = |_| view! { <div class="skeleton-line"></div> };
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{move || label.get()}</span>
            {(0..lines).map(line).collect_view()}
        </div>
    }
}
