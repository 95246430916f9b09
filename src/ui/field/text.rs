//! One line of text.

use leptos::prelude::*;

use super::{FieldFrame, Ids, control, focus_when_there};
use crate::ui::binding::Binding;

/// What is typed, for the keyboard of a phone and for the browser's memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Words.
    #[default]
    Words,
    /// Words to look for: whoever looks for nothing leaves it empty.
    Search,
    /// An email address.
    Email,
    /// An address on the web. Not checked by the browser: our words are better than its.
    Url,
}

impl TextKind {
    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Words => None,
            Self::Search => Some("search"),
            Self::Email => Some("email"),
            Self::Url => Some("url"),
        }
    }

    const fn is_required(self) -> bool {
        !matches!(self, Self::Search)
    }

    /// Addresses are neither spelled nor capitalized.
    const fn plain(self) -> bool {
        !matches!(self, Self::Words | Self::Search)
    }
}

/// A field for one line of text.
#[component]
pub fn TextField(
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
    /// What is typed.
    #[prop(optional)]
    kind: TextKind,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
    /// The browser's memory for it: `username`, `off`.
    #[prop(default = "off")]
    autocomplete: &'static str,
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
    let control = control(&ids, value, hint, error, locked);
    let node = focus_when_there(autofocus);
    let plain = kind.plain();
    view! {
        <FieldFrame ids=ids.clone() label hint error optional>
            <input
                class="input"
                node_ref=node
                type="text"
                inputmode=kind.input_mode()
                autocomplete=autocomplete
                autocapitalize=plain.then_some("none")
                spellcheck=plain.then_some("false")
                autofocus=autofocus
                aria-required=(!optional && kind.is_required()).then_some("true")
                {..control}
            />
        </FieldFrame>
    }
}
