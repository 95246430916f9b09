use gatehouse_contract::{Factor, FactorNameDraft, Field};
use leptos::prelude::*;

use super::model::{FactorTask, FactorsModel};
use super::row::rename_id;
use crate::ui::{Button, ButtonVariant, TextField, focus_afterwards};
use crate::words;

/// Takes another name for a factor, in the factor's place.
#[component]
pub fn Naming(model: FactorsModel, factor: Factor) -> impl IntoView {
    focus_afterwards(rename_id(&factor));
    let name = RwSignal::new(factor.name.as_str().to_owned());
    let (failure, busy) = (model.renaming.failure(), model.renaming.is_saving());
    let checked = RwSignal::new(None);
    let error = Signal::derive(move || {
        let refused = failure.get().map(|failure| match failure.field_errors().first() {
            Some(error) => words::flaw(Field::Name, &error.flaw),
            None => words::failure(&failure).what,
        });
        checked.get().or(refused)
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let draft = FactorNameDraft { name: name.get_untracked() };
        let flaw = draft.parse().err().and_then(|errors| errors.into_iter().next());
        checked.set(flaw.map(|error| words::flaw(Field::Name, &error.flaw)));
        if checked.with_untracked(Option::is_none) {
            model.renaming.start((factor.id.clone(), draft));
        }
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <TextField label="Name" value=name error locked=busy autofocus=true />
            <div class="form-buttons">
                <Button disabled=busy on_press=move || model.begin(FactorTask::Reading)>
                    "Cancel"
                </Button>
                <Button variant=ButtonVariant::Primary submit=true busy>
                    "Rename"
                </Button>
            </div>
        </form>
    }
}
