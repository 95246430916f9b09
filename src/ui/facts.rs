//! Consequences, in numbers, where the decision is made.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::tone::Tone;

/// A list of facts: stacked in a dialog, in a line below a setting.
#[component]
pub fn Facts(
    /// In a line, small and grey, instead of stacked.
    #[prop(optional)]
    inline: bool,
    /// `Fact`s.
    children: Children,
) -> impl IntoView {
    view! {
        <ul class="facts" role="list" data-layout=if inline { "inline" } else { "stacked" }>
            {children()}
        </ul>
    }
}

/// One fact, with an icon for what it means.
#[component]
pub fn Fact(
    /// What it means.
    #[prop(optional, into)]
    tone: Tone,
    /// Another icon than the tone's.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// The sentence; numbers in `<strong>`.
    children: Children,
) -> impl IntoView {
    view! {
        <li class="fact" data-tone=tone.name()>
            <Icon shape=icon.unwrap_or(tone.glyph()) />
            <span>{children()}</span>
        </li>
    }
}
