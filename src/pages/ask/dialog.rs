use gatehouse_contract::{AccessRequestDraft, Field, FieldError, Problem};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::AskModel;
use crate::browser;
use crate::pages::failed::Refusal;
use crate::ui::{Binding, Button, ButtonVariant, Choice, Dialog, RadioGroup, TextArea};
use crate::words;

/// The id of the field for the reason.
const REASON: &str = "access-reason";

/// Asks which role is wanted, and why.
#[component]
pub fn AskDialog(model: AskModel) -> impl IntoView {
    move || model.open.get().then(|| view! { <Form model /> })
}

#[component]
fn Form(model: AskModel) -> impl IntoView {
    let access = model.access.get_untracked();
    let Some(first) = access.request.as_ref().map(|it| it.role).or(untrack(|| model.suggested()))
    else {
        return ().into_any();
    };
    let role = RwSignal::new(first);
    let reason = RwSignal::new(access.request.map(|it| it.reason).unwrap_or_default());
    let checked = RwSignal::new(Vec::<FieldError>::new());
    let busy = model.asking.is_saving();
    let close = Callback::new(move |()| model.open.set(false));
    let send = Callback::new(move |()| {
        let draft =
            AccessRequestDraft { role: role.get_untracked(), reason: reason.get_untracked() };
        checked.set(draft.parse().err().unwrap_or_default());
        if checked.with_untracked(Vec::is_empty) {
            model.asking.start(draft);
        }
    });
    let edit = Binding::new(reason, move |text| {
        reason.set(text);
        checked.set(Vec::new());
        model.asking.reset();
    });
    let failure = model.asking.failure();
    let error = Signal::derive(move || {
        let refused = failure.get().map(|it| it.field_errors().to_vec()).unwrap_or_default();
        let errors = checked.get().into_iter().chain(refused);
        errors.map(|error| words::flaw(Field::Reason, &error.flaw)).next()
    });
    // The error is read out with the field that it stands at.
    Effect::new(move |_| {
        if error.with(Option::is_some) {
            browser::focus_id(REASON);
        }
    });
    let choices = access.roles.iter().map(|role| Choice::new(*role, role.name())).collect();
    let footer = move || {
        view! {
            <Button on_press=close disabled=busy>"Cancel"</Button>
            <Button variant=ButtonVariant::Primary submit=true busy>"Ask"</Button>
        }
    };
    view! {
        <Dialog
            title="Ask for access"
            lede=Signal::stored(
                Some("Whoever may give the role is told by mail, with your reason.".to_owned()),
            )
            busy
            on_close=close
            on_submit=send
            footer=ViewFnOnce::from(footer)
        >
            <RadioGroup legend="Role" choices value=role locked=busy autofocus=true />
            <TextArea label="Why you need it" value=edit error locked=busy id=REASON />
            <Refusal failure elsewhere=is_at_field />
        </Dialog>
    }
    .into_any()
}

fn is_at_field(problem: &Problem) -> bool {
    matches!(problem, Problem::Invalid { .. })
}
