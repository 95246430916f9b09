use gatehouse_contract::{Billing, BillingDraft, Field, FieldError, Problem};
use leptos::prelude::*;

use super::details::{BillingModel, EDIT};
use crate::browser;
use crate::pages::failed::Refusal;
use crate::pages::stale::Stale;
use crate::ui::{
    Binding, Button, ButtonVariant, Difference, TextArea, TextField, TextKind, focus_afterwards,
};
use crate::words;

/// The fields, with their names and ids, in their order.
const FIELDS: [(Field, &str, &str); 3] = [
    (Field::ContactName, "Billing contact", "billing-contact"),
    (Field::ContactEmail, "Invoices are sent to", "billing-email"),
    (Field::Address, "Address", "billing-address"),
];

/// Whom invoices are for, being typed.
#[component]
pub fn DetailsForm(model: BillingModel) -> impl IntoView {
    let BillingModel { billing, editing, save } = model;
    let typed = RwSignal::new(billing.with_untracked(draft));
    let checked = RwSignal::new(Vec::<FieldError>::new());
    let (failure, busy) = (save.failure(), save.is_saving());
    focus_afterwards(EDIT);
    let errors = Memo::new(move |_| {
        let refused = failure.get().map(|it| it.field_errors().to_vec()).unwrap_or_default();
        checked.get().into_iter().chain(refused).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        if let Some(failure) = failure.get() {
            focus_wrong(failure.field_errors());
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        checked.set(typed.with_untracked(|it| it.parse().err().unwrap_or_default()));
        if checked.with_untracked(Vec::is_empty) {
            save.start(typed.get_untracked());
        } else {
            checked.with_untracked(|errors| focus_wrong(errors));
        }
    };
    view! {
        <form class="stack" novalidate=true on:submit=send>
            <Stale
                failure
                changed=Signal::derive(move || billing.with(|it| it.changed.clone()))
                differences=Signal::derive(move || differences(&billing.get(), &typed.get()))
            />
            <Refusal failure elsewhere=is_elsewhere />
            <Fields model typed errors=Signal::derive(move || errors.get()) edited=checked />
            <div class="form-buttons">
                <Button disabled=busy on_press=Callback::new(move |()| editing.set(false))>
                    "Cancel"
                </Button>
                <Button variant=ButtonVariant::Primary submit=true busy>
                    "Save details"
                </Button>
            </div>
        </form>
    }
}

#[component]
fn Fields(
    model: BillingModel,
    typed: RwSignal<BillingDraft>,
    errors: Signal<Vec<FieldError>>,
    edited: RwSignal<Vec<FieldError>>,
) -> impl IntoView {
    let locked = model.save.is_saving();
    let [(name, name_label, name_id), (email, email_label, email_id), (address, label, id)] =
        FIELDS;
    let error = move |field: Field| {
        let found = move || errors.get().into_iter().find(|it| it.field == field);
        Signal::derive(move || found().map(|it| words::flaw(field, &it.flaw)))
    };
    let value = move |field: Field| {
        let shown = Signal::derive(move || typed.with(|it| part(it, field).clone()));
        Binding::new(shown, move |text| {
            typed.update(|it| part_mut(it, field).clone_from(&text));
            edited.update(|it| it.retain(|it| it.field != field));
            model.save.reset();
        })
    };
    view! {
        <TextField
            label=name_label
            value=value(name)
            error=error(name)
            locked
            optional=true
            autofocus=true
            id=name_id
        />
        <TextField
            label=email_label
            value=value(email)
            error=error(email)
            kind=TextKind::Email
            locked
            optional=true
            id=email_id
        />
        <TextArea
            label
            value=value(address)
            error=error(address)
            hint=Some("As it should stand on an invoice, line by line.".to_owned())
            locked
            optional=true
            id
        />
    }
}

/// Goes to the first field with an error, where it is read out.
fn focus_wrong(errors: &[FieldError]) {
    let is_wrong = |(field, ..): &&(Field, _, _)| errors.iter().any(|it| it.field == *field);
    if let Some((.., id)) = FIELDS.iter().find(is_wrong) {
        browser::focus_id(id);
    }
}

fn draft(billing: &Billing) -> BillingDraft {
    billing.details.clone().into()
}

fn part(draft: &BillingDraft, field: Field) -> &String {
    match field {
        Field::ContactName => &draft.contact_name,
        Field::ContactEmail => &draft.contact_email,
        _ => &draft.address,
    }
}

fn part_mut(draft: &mut BillingDraft, field: Field) -> &mut String {
    match field {
        Field::ContactName => &mut draft.contact_name,
        Field::ContactEmail => &mut draft.contact_email,
        _ => &mut draft.address,
    }
}

fn differences(theirs: &Billing, yours: &BillingDraft) -> Vec<Difference> {
    let theirs = draft(theirs);
    let difference = |(field, label, _): (Field, &str, _)| Difference {
        label: label.to_owned(),
        theirs: part(&theirs, field).clone(),
        yours: part(yours, field).clone(),
    };
    FIELDS.into_iter().map(difference).filter(|it| it.theirs != it.yours).collect()
}

fn is_elsewhere(problem: &Problem) -> bool {
    matches!(problem, Problem::Stale { .. } | Problem::Invalid { .. })
}
