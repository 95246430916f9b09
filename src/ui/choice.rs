//! One of a few.

use leptos::prelude::*;

use super::binding::Binding;
use super::icon::{Glyph, Icon};
use super::id::{id_list, unique_id};

/// One of the choices of a `RadioGroup`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// Its name.
    pub label: String,
    /// What it means.
    pub note: Option<String>,
}

impl<T> Choice<T> {
    /// A choice without a note.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into(), note: None }
    }

    /// The same with a note.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// Radio buttons below a question.
#[component]
pub fn RadioGroup<T>(
    /// The question.
    #[prop(into)]
    legend: String,
    /// The choices, in order.
    choices: Vec<Choice<T>>,
    /// What is chosen.
    #[prop(into)]
    value: Binding<T>,
    /// What is wrong with the choice.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Shown while a request is on its way.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// In a dialog, gets the focus when that opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = unique_id("choice");
    let error_id = format!("{name}-error");
    let described = {
        let error_id = error_id.clone();
        move || id_list([error.with(Option::is_some).then(|| error_id.clone())])
    };
    let error_line = move || {
        let id = error_id.clone();
        error.get().map(|words| {
            view! {
                <p class="field-error" id=id>
                    <Icon shape=Glyph::CircleAlert />
                    <span>{words}</span>
                </p>
            }
        })
    };
    // Where nothing is chosen, the first can be.
    let chosen = untrack(|| value.get());
    let chosen = choices.iter().position(|choice| choice.value == chosen).unwrap_or(0);
    let row = move |(index, choice): (usize, Choice<T>)| {
        radio(name.clone(), choice, value, locked, autofocus && index == chosen)
    };
    view! {
        <fieldset aria-describedby=described>
            <legend class="choices-legend">{legend}</legend>
            <div class="choices">{choices.into_iter().enumerate().map(row).collect_view()} {error_line}</div>
        </fieldset>
    }
}

fn radio<T>(
    name: String,
    choice: Choice<T>,
    value: Binding<T>,
    locked: Signal<bool>,
    autofocus: bool,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let Choice { value: own, label, note } = choice;
    let shown = own.clone();
    view! {
        <label class="choice">
            <input
                class="choice-input"
                type="radio"
                name=name
                autofocus=autofocus
                prop:checked=move || value.get() == shown
                disabled=move || locked.get()
                on:change=move |_| value.set(own.clone())
            />
            <span>{label} {note.map(|note| view! { <span class="choice-note">{note}</span> })}</span>
        </label>
    }
}

/// One of a few, side by side.
#[component]
pub fn Segmented<T>(
    /// The question, for screen readers.
    #[prop(into)]
    label: String,
    /// Icon, name and value of each.
    choices: Vec<(Option<Glyph>, String, T)>,
    /// What is chosen.
    #[prop(into)]
    value: Binding<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = unique_id("segment");
    let segment = move |(glyph, words, own): (Option<Glyph>, String, T)| {
        let shown = own.clone();
        view! {
            <label class="segment">
                <input
                    class="segment-input"
                    type="radio"
                    name=name.clone()
                    prop:checked=move || value.get() == shown
                    on:change=move |_| value.set(own.clone())
                />
                {glyph.map(|shape| view! { <Icon shape /> })}
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <div class="segmented" role="radiogroup" aria-label=label>
            {choices.into_iter().map(segment).collect_view()}
        </div>
    }
}
