//! How much of a validity has gone by.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::tone::Tone;

/// A bar for the part of a validity that has gone by, and the sentence that says it.
#[component]
pub fn ValidityBar(
    /// The part that has gone by, from 0 to 1. Outside of that it is cut.
    #[prop(into)]
    elapsed: Signal<f64>,
    /// `Neutral` or `Good` while there is time, `Warning` when it runs out, `Danger` when over.
    #[prop(into)]
    tone: Signal<Tone>,
    /// Until when, in words: "Expires in 23 days, on 16 Dec 2026."
    #[prop(into)]
    sentence: Signal<String>,
) -> impl IntoView {
    let width = move || format!("{:.1}%", elapsed.get().clamp(0.0, 1.0) * 100.0);
    let shape = Signal::derive(move || match tone.get() {
        Tone::Warning => Glyph::TriangleAlert,
        Tone::Danger => Glyph::CircleAlert,
        Tone::Neutral | Tone::Good | Tone::Accent => Glyph::Clock,
    });
    view! {
        <div class="validity" data-tone=move || tone.get().name()>
            <div class="validity-track" aria-hidden="true">
                <div class="validity-fill" style:inline-size=width></div>
            </div>
            <p class="validity-sentence">
                <Icon shape />
                <span>{move || sentence.get()}</span>
            </p>
        </div>
    }
}
