//! A sheet at the side.

use leptos::html;
use leptos::prelude::*;

use super::button::IconButton;
use super::dialog::open_while_mounted;
use super::icon::Glyph;
use super::id::unique_id;

/// A modal sheet at the side of the page, on a narrow screen over all of it: it is open for as long as
/// it is in the page. Escape and its button ask `on_close`; the focus goes in, and back to where it
/// was.
#[component]
pub fn Sheet(
    /// What it is.
    title: &'static str,
    /// The person wants to leave; take the sheet out of the page.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let id = unique_id("sheet");
    let node = NodeRef::<html::Dialog>::new();
    open_while_mounted(node);
    let labelled = id.clone();
    view! {
        <dialog
            class="sheet"
            node_ref=node
            aria-labelledby=labelled
            on:close=move |_| on_close.run(())
        >
            <div class="sheet-head">
                <h2 class="sheet-title" id=id>
                    {title}
                </h2>
                <IconButton icon=Glyph::X label="Close" on_press=on_close />
            </div>
            {children()}
        </dialog>
    }
}
