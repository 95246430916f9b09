//! The parts of a page.

use leptos::prelude::*;

use super::person::{Avatar, AvatarKind};

/// The id of a page's title, to move the focus there when the page changes.
pub const PAGE_TITLE: &str = "page-title";

/// A page: its title, what it is about, and its cards below each other.
#[component]
pub fn Page(
    /// The title, the heading of the first level.
    #[prop(into)]
    title: Signal<String>,
    /// What it is about, in one sentence.
    #[prop(optional, into)]
    lede: Option<Signal<String>>,
    /// For a table of many columns.
    #[prop(optional)]
    wide: bool,
    /// Cards.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="page" data-wide=wide.then_some("true")>
            <header class="page-header">
                <h1 class="page-title" id=PAGE_TITLE tabindex="-1">
                    {move || title.get()}
                </h1>
                {lede.map(|lede| view! { <p class="page-lede">{move || lede.get()}</p> })}
            </header>
            {children()}
        </div>
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
