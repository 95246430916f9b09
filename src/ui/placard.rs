//! A card that is one message: nothing here yet, not for you, gone.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A card with one message in its middle.
#[component]
pub fn Placard(
    /// The icon above.
    icon: Glyph,
    /// The message.
    #[prop(into)]
    title: Signal<String>,
    /// The message is the page's own title (a page without another heading).
    #[prop(optional)]
    page_title: bool,
    /// More words, people, a button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = move || title.get();
    let heading = match page_title {
        true => view! { <h1 class="placard-title">{words}</h1> }.into_any(),
        false => view! { <h2 class="placard-title">{words}</h2> }.into_any(),
    };
    view! {
        <section class="card placard">
            <Icon shape=icon />
            {heading}
            {children.map(|children| view! { <div class="placard-body">{children()}</div> })}
        </section>
    }
}
