//! Badges: a state in one word, with its icon.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::tone::Tone;

/// A state in one word. Colour never says it alone: there is always an icon.
#[component]
pub fn Badge(
    /// What the state means.
    #[prop(into)]
    tone: Signal<Tone>,
    /// Another icon than the tone's.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// The word.
    children: Children,
) -> impl IntoView {
    let shape = Signal::derive(move || icon.unwrap_or(tone.get().glyph()));
    view! {
        <span class="badge" data-tone=move || tone.get().name()>
            <Icon shape />
            {children()}
        </span>
    }
}
