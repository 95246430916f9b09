//! Many lines of text.

use leptos::prelude::*;

use super::{FieldFrame, Ids, control};
use crate::ui::binding::Binding;

/// A field for many lines of text.
#[component]
pub fn TextArea(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    #[prop(into)]
    value: Binding<String>,
    /// What is accepted.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with what was typed.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A picture of what is accepted, while empty.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Machine text: monospaced, not spelled, not wrapped at words.
    #[prop(optional)]
    code: bool,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
    /// Shown while a request is on its way: cannot be typed in.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// Id of the control, to move the focus there.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let ids = Ids::new(id);
    let control = control(&ids, value, hint, error, locked);
    view! {
        <FieldFrame ids=ids.clone() label hint error optional>
            <textarea
                class="input"
                rows="6"
                data-code=code.then_some("true")
                autocomplete="off"
                autocapitalize=code.then_some("none")
                spellcheck=code.then_some("false")
                placeholder=placeholder
                aria-required=(!optional).then_some("true")
                {..control}
            ></textarea>
        </FieldFrame>
    }
}
