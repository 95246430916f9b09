//! One of several, in little room.

use leptos::prelude::*;

use super::{FieldFrame, Ids};
use crate::ui::binding::Binding;
use crate::ui::choice::Choice;

/// A field for one of several values, with the browser's own list.
#[component]
pub fn Select<T>(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The choices, in order.
    choices: Vec<Choice<T>>,
    /// What is chosen.
    #[prop(into)]
    value: Binding<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let ids = Ids::new(None);
    let choices = StoredValue::new(choices);
    let chosen = Memo::new(move |_| {
        let value = value.get();
        choices.with_value(|all| all.iter().position(|it| it.value == value)).unwrap_or(0)
    });
    let options = choices.with_value(|all| {
        let option = |(index, choice): (usize, &Choice<T>)| {
            let (label, is_chosen) = (choice.label.clone(), move || chosen.get() == index);
            view! {
                <option value=index.to_string() prop:selected=is_chosen>
                    {label}
                </option>
            }
        };
        all.iter().enumerate().map(option).collect_view()
    });
    let change = move |event| {
        let index = event_target_value(&event).parse::<usize>().ok();
        let choice = index.and_then(|index| choices.with_value(|all| all.get(index).cloned()));
        if let Some(choice) = choice {
            value.set(choice.value);
        }
    };
    let none = Signal::stored(None);
    view! {
        <FieldFrame ids=ids.clone() label hint=none error=none optional=false>
            <select class="input" id=ids.control.clone() on:change=change>
                {options}
            </select>
        </FieldFrame>
    }
}
