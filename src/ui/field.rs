//! Fields: a label, a control, what is accepted, and what is wrong.

mod code;
mod date;
mod file;
mod password;
mod select;
mod text;
mod text_area;

pub use code::CodeField;
pub use date::DateField;
pub use file::{FileDrop, FileProblem, PickedFile};
pub use password::PasswordField;
pub use select::Select;
pub use text::{TextField, TextKind};
pub use text_area::TextArea;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::prelude::*;

use super::binding::Binding;
use super::icon::{Glyph, Icon};
use super::id::{id_list, unique_id};

/// The ids of one field, and what its control has to say about itself.
#[derive(Clone)]
struct Ids {
    control: String,
    hint: String,
    error: String,
}

impl Ids {
    /// With the id that the page wants, or one of our own.
    fn new(id: Option<String>) -> Self {
        let control = id.unwrap_or_else(|| unique_id("field"));
        Self { hint: format!("{control}-hint"), error: format!("{control}-error"), control }
    }

    /// For `aria-describedby`: the error first, it is the news.
    fn described_by(
        &self,
        hint: Signal<Option<String>>,
        error: Signal<Option<String>>,
    ) -> Signal<Option<String>> {
        let (hint_id, error_id) = (self.hint.clone(), self.error.clone());
        Signal::derive(move || {
            let error = error.with(Option::is_some).then(|| error_id.clone());
            let hint = hint.with(Option::is_some).then(|| hint_id.clone());
            id_list([error, hint])
        })
    }
}

/// A place for an input that gets the focus as soon as it is in the page, if it is to. A dialog
/// looks for the first such input itself.
fn focus_when_there(wanted: bool) -> NodeRef<leptos::html::Input> {
    let node = NodeRef::new();
    if wanted {
        node.on_load(|input: <leptos::html::Input as leptos::html::ElementType>::Output| {
            if !matches!(input.closest("dialog"), Ok(Some(_))) {
                let _ = input.focus();
            }
        });
    }
    node
}

/// What every control has: its id and its text, and what it says of itself.
fn control(
    ids: &Ids,
    value: Binding<String>,
    hint: Signal<Option<String>>,
    error: Signal<Option<String>>,
    locked: Signal<bool>,
) -> AnyAttribute {
    let described = ids.described_by(hint, error);
    view! {
        <{..}
            id=ids.control.clone()
            readonly=move || locked.get()
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            aria-describedby=move || described.get()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    }
    .into_any_attr()
}

/// The label above a control, and the hint and the error below it.
#[component]
fn FieldFrame(
    ids: Ids,
    label: Signal<String>,
    hint: Signal<Option<String>>,
    error: Signal<Option<String>>,
    optional: bool,
    children: Children,
) -> impl IntoView {
    let hint_line = move || {
        let id = ids.hint.clone();
        hint.get().map(|words| view! { <p class="field-hint" id=id>{words}</p> })
    };
    let error_line = move || {
        let id = ids.error.clone();
        error.get().map(|words| {
            view! {
                <p class="field-error" id=id>
                    <Icon shape=Glyph::CircleAlert />
                    <span>{words}</span>
                </p>
            }
        })
    };
    view! {
        <div class="field">
            <label class="field-label" for=ids.control>
                {move || label.get()}
                {optional.then(|| view! { <span class="field-optional">" (optional)"</span> })}
            </label>
            {children()}
            {error_line}
            {hint_line}
        </div>
    }
}
