//! A day.

use leptos::prelude::*;

use super::{FieldFrame, Ids, control};
use crate::ui::binding::Binding;

/// A field for a day, with the browser's own calendar. The value is `YYYY-MM-DD`, or empty.
#[component]
pub fn DateField(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The day, `YYYY-MM-DD`.
    #[prop(into)]
    value: Binding<String>,
    /// The first day that is accepted.
    #[prop(optional, into)]
    min: Signal<Option<String>>,
    /// The last day that is accepted.
    #[prop(optional, into)]
    max: Signal<Option<String>>,
    /// What is accepted.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with the day.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
    /// Shown while a request is on its way.
    #[prop(optional, into)]
    locked: Signal<bool>,
    /// Id of the control, to move the focus there.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let ids = Ids::new(id);
    let control = control(&ids, value, hint, error, locked);
    view! {
        <FieldFrame ids=ids.clone() label hint error optional=false>
            <input
                class="input"
                type="date"
                min=move || min.get()
                max=move || max.get()
                aria-required=(!optional).then_some("true")
                {..control}
            />
        </FieldFrame>
    }
}
