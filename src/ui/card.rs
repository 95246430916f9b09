//! Cards.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

/// A card. Its direct children are parted by hairlines.
#[component]
pub fn Card(
    /// Makes it a named region of the page, for cards without a heading of their own.
    #[prop(optional, into)]
    label: Option<String>,
    /// Rows, headers, bodies.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card" aria-label=label>
            {children()}
        </section>
    }
}

/// The head of a card: its title and, at the far end, what can be done.
#[component]
pub fn CardHeader(
    /// The title, a heading of the second level.
    #[prop(into)]
    title: Signal<String>,
    /// A button or a remark at the far end.
    #[prop(optional, into)]
    aside: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <div class="card-header">
            <h2 class="card-title">{move || title.get()}</h2>
            {aside.map(|aside| view! { <div class="card-aside">{aside.run()}</div> })}
        </div>
    }
}

/// Anything inside a card, with the card's padding.
#[component]
pub fn CardBody(children: Children) -> impl IntoView {
    view! { <div class="card-body">{children()}</div> }
}
