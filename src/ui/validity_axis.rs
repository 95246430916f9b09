//! Validities side by side.

use leptos::prelude::*;

use super::tone::Tone;

/// One span on a `ValidityAxis`. Places are parts of the axis, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct ValiditySpan {
    /// What is valid, in words that tell it apart.
    pub label: String,
    /// From when to when, in words.
    pub sentence: String,
    /// Where it begins.
    pub begins: f64,
    /// Where it ends.
    pub ends: f64,
    /// `Neutral` while there is time, `Warning` when it runs out, `Danger` when over.
    pub tone: Tone,
}

/// Several validities on one time axis, so that a gap between two of them or an overlap can be
/// seen. The sentences say the same.
#[component]
pub fn ValidityAxis(
    /// The spans, from above to below.
    #[prop(into)]
    spans: Signal<Vec<ValiditySpan>>,
    /// Where now is, as a part of the axis.
    #[prop(into)]
    now: Signal<f64>,
) -> impl IntoView {
    let percent = |part: f64| format!("{:.1}%", part.clamp(0.0, 1.0) * 100.0);
    let span = move |span: ValiditySpan| {
        let width = percent(span.ends - span.begins);
        view! {
            <li class="axis-row" data-tone=span.tone.name()>
                <span class="axis-label">{span.label}</span>
                <span class="axis-track" aria-hidden="true">
                    <span
                        class="axis-span"
                        style:inset-inline-start=percent(span.begins)
                        style:inline-size=width
                    ></span>
                    <span class="axis-now" style:inset-inline-start=move || percent(now.get())></span>
                </span>
                <span class="axis-sentence">{span.sentence}</span>
            </li>
        }
    };
    view! {
        <ul class="axis" role="list">
            {move || spans.get().into_iter().map(span).collect_view()}
        </ul>
    }
}
