//! Names and values.

use leptos::prelude::*;

/// Rows of a name and a value, parted by hairlines.
#[component]
pub fn ValueList(
    /// `ValueRow`s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="value-list">{children()}</dl> }
}

/// One row.
#[component]
pub fn ValueRow(
    /// The name.
    #[prop(into)]
    label: String,
    /// Small words below the name: "give this to your IdP".
    #[prop(optional, into)]
    note: Option<String>,
    /// For values of several lines: the name stands at the first of them.
    #[prop(optional)]
    tall: bool,
    /// The value.
    children: Children,
) -> impl IntoView {
    let align = if tall { "start" } else { "center" };
    view! {
        <div class="value-row" data-align=align>
            <dt class="value-label">
                {label} {note.map(|note| view! { <span class="value-note">{note}</span> })}
            </dt>
            <dd class="value">{children()}</dd>
        </div>
    }
}
