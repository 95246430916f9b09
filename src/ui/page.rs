//! The parts of a page.

use leptos::prelude::*;

use super::person::{Avatar, AvatarKind};

/// The id of a page's title, to move the focus there when the page changes.
pub const PAGE_TITLE: &str = "page-title";

/// The head of a page: its title, and what it is about in one sentence.
#[component]
pub fn PageHeader(
    /// The title, the heading of the first level.
    #[prop(into)]
    title: Signal<String>,
    /// What it is about.
    #[prop(optional, into)]
    lede: Signal<Option<String>>,
) -> impl IntoView {
    let lede = move || lede.get().map(|words| view! { <p class="page-lede">{words}</p> });
    view! {
        <header class="page-header">
            <h1 class="page-title" id=PAGE_TITLE tabindex="-1">
                {move || title.get()}
            </h1>
            {lede}
        </header>
    }
}

/// A page without the shell: sign-in, not found, the server cannot be reached.
#[component]
pub fn SoloPage(
    /// Whose page it is.
    #[prop(into)]
    brand: Signal<String>,
    /// A card.
    children: Children,
) -> impl IntoView {
    view! {
        <main class="solo" id="main">
            <div class="solo-box">
                <p class="solo-brand">
                    <Avatar name=brand kind=AvatarKind::Organization />
                    {move || brand.get()}
                </p>
                {children()}
            </div>
        </main>
    }
}
