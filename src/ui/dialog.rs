//! Dialogs.

use leptos::children::ViewFnOnce;
use leptos::html;
use leptos::prelude::*;

use super::id::unique_id;
use super::page::PAGE_TITLE;
use crate::browser;

/// A modal dialog: it is open for as long as it is in the page, so put it into a `Show`.
///
/// The focus goes to the control with `autofocus`, or to the first one, and back to where it was
/// when the dialog goes. Escape asks `on_close`, unless busy. Everything in it is one form:
/// Enter in a field is the same as the submit button in `footer`.
#[component]
pub fn Dialog(
    /// The question: "Require single sign-on?".
    #[prop(into)]
    title: Signal<String>,
    /// What happens, in one sentence or two.
    #[prop(optional, into)]
    lede: Signal<Option<String>>,
    /// A request is on its way: the dialog cannot be closed.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// For two columns.
    #[prop(optional)]
    wide: bool,
    /// The person wants to leave; take the dialog out of the page.
    #[prop(into)]
    on_close: Callback<()>,
    /// The form was sent, by its submit button or by Enter.
    #[prop(optional, into)]
    on_submit: Option<Callback<()>>,
    /// The buttons: Cancel first, the verb last.
    #[prop(into)]
    footer: ViewFnOnce,
    /// What stands between title and buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = unique_id("dialog");
    let (title_id, lede_id) = (format!("{id}-title"), format!("{id}-lede"));
    let node = NodeRef::<html::Dialog>::new();
    open_while_mounted(node);
    let leave = move || {
        if !busy.get_untracked() {
            on_close.run(());
        }
    };
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        leave();
    };
    // A second Escape closes a dialog whatever its page thinks; a busy one opens again.
    let closed = move |_| {
        if let (true, Some(dialog)) = (busy.get_untracked(), node.get_untracked()) {
            let _ = dialog.show_modal();
        } else {
            on_close.run(());
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let (false, Some(on_submit)) = (busy.get_untracked(), on_submit) {
            on_submit.run(());
        }
    };
    let labelled = title_id.clone();
    let described = {
        let lede_id = lede_id.clone();
        move || lede.with(Option::is_some).then(|| lede_id.clone())
    };
    let lede_line = move || {
        let id = lede_id.clone();
        lede.get().map(|words| view! { <p class="dialog-lede" id=id>{words}</p> })
    };
    view! {
        <dialog
            class="dialog"
            node_ref=node
            data-size=wide.then_some("wide")
            aria-labelledby=labelled
            aria-describedby=described
            aria-busy=move || busy.get().then_some("true")
            on:cancel=cancel
            on:close=closed
        >
            <div class="dialog-box">
                <form class="dialog-form" novalidate=true on:submit=submit>
                    <div class="dialog-head">
                        <h2 class="dialog-title" id=title_id>
                            {move || title.get()}
                        </h2>
                    </div>
                    <div class="dialog-body">
                        {lede_line} {children.map(|children| children())}
                    </div>
                    <div class="dialog-footer">{footer.run()}</div>
                </form>
            </div>
        </dialog>
    }
}

/// Opens the dialog when it is in the page, and gives the focus back when it has gone.
pub(super) fn open_while_mounted(node: NodeRef<html::Dialog>) {
    let opener = StoredValue::new_local(browser::focused());
    node.on_load(move |dialog| {
        let _ = dialog.show_modal();
    });
    on_cleanup(move || {
        let opener = opener.try_get_value().flatten();
        request_animation_frame(move || {
            // Whatever took the dialog away may have moved it already.
            if browser::focused().is_none() && !opener.is_some_and(|opener| browser::focus(&opener))
            {
                browser::focus_id(PAGE_TITLE);
            }
        });
    });
}
