//! Theirs beside yours.

use leptos::prelude::*;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is: "Sign-in URL".
    pub label: String,
    /// What is saved now.
    pub theirs: String,
    /// What you were about to save.
    pub yours: String,
}

/// What somebody else has saved meanwhile, beside what you were about to save.
#[component]
pub fn Compare(
    /// What differs.
    #[prop(into)]
    differences: Signal<Vec<Difference>>,
    /// The name of their side.
    #[prop(default = "Saved now".into(), into)]
    theirs: String,
    /// The name of your side.
    #[prop(default = "Yours".into(), into)]
    yours: String,
) -> impl IntoView {
    let row = move |one: Difference| {
        view! {
            <div class="compare-row">
                <dt class="compare-label">{one.label}</dt>
                <dd class="compare-value">
                    <span class="compare-side">{theirs.clone()}</span>
                    {one.theirs}
                </dd>
                <dd class="compare-value">
                    <span class="compare-side">{yours.clone()}</span>
                    {one.yours}
                </dd>
            </div>
        }
    };
    view! {
        <dl class="compare">
            {move || differences.get().into_iter().map(row.clone()).collect_view()}
        </dl>
    }
}
