//! A one-time code.

use leptos::prelude::*;

use super::{FieldFrame, Ids, control, focus_when_there};
use crate::ui::binding::Binding;

/// How many digits a code has.
const DIGITS: usize = 6;

/// A field for the six digits of a one-time code, which phones fill in by themselves. Spaces and
/// dashes are dropped, so that `123 456` can be pasted.
#[component]
pub fn CodeField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    #[prop(into)]
    value: Binding<String>,
    /// Gets the code as soon as its sixth digit is there; again only after it was edited.
    #[prop(optional, into)]
    on_complete: Option<Callback<String>>,
    /// Where the code comes from.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the code.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Gets the focus when it comes.
    #[prop(optional)]
    autofocus: bool,
    /// Shown while a request is on its way: cannot be typed in.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// Id of the control, to move the focus there.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let ids = Ids::new(id);
    let node = focus_when_there(autofocus);
    let typed = move |text: String| {
        let code = without_separators(&text);
        // What is dropped changes nothing that the page would draw again.
        if let Some(input) = node.get_untracked().filter(|_| code != text) {
            input.set_value(&code);
        }
        if code == untrack(|| value.get()) {
            return;
        }
        value.set(code.clone());
        if let Some(complete) = on_complete.filter(|_| is_complete(&code)) {
            complete.run(code);
        }
    };
    let shown = Binding::new(Signal::derive(move || value.get()), typed);
    let control = control(&ids, shown, hint, error, locked);
    view! {
        <FieldFrame ids=ids.clone() label hint error optional=false>
            <input
                class="input"
                node_ref=node
                type="text"
                inputmode="numeric"
                autocomplete="one-time-code"
                autocapitalize="none"
                spellcheck="false"
                autofocus=autofocus
                aria-required="true"
                data-digits="true"
                {..control}
            />
        </FieldFrame>
    }
}

/// The text without the spaces and dashes that people and apps put between digits.
fn without_separators(text: &str) -> String {
    let is_separator =
        |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    text.chars().filter(|&c| !is_separator(c)).collect()
}

fn is_complete(code: &str) -> bool {
    code.len() == DIGITS && code.bytes().all(|byte| byte.is_ascii_digit())
}
