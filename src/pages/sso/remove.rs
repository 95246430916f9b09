use gatehouse_contract::{Action, Field, FieldError};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{SsoModel, Task};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::stale::Stale;
use crate::session::use_viewing;
use crate::ui::{Button, ButtonVariant, Card, Fact, Facts, SettingRow, TextField, Tone, unique_id};
use crate::words;

/// Removing the connection for good; there while there is one.
#[component]
pub fn Remove(model: SsoModel) -> impl IntoView {
    let connected = model.connection();
    view! {
        <Show when=move || connected.get().is_some()>
            <Card label="Remove the connection">
                <SettingRow
                    title="Remove the connection"
                    description="Deletes the sign-in URL, the issuer, the certificate and the \
                                 passed test. This can’t be undone."
                    control=ViewFnOnce::from(move || view! { <RemoveButton model /> })
                />
            </Card>
        </Show>
    }
}

#[component]
fn RemoveButton(model: SsoModel) -> impl IntoView {
    let denial = use_viewing().denial(Action::RemoveSsoConnection);
    let reason = unique_id("remove-reason");
    let described = {
        let reason = reason.clone();
        Signal::derive(move || denial.get().map(|_| reason.clone()))
    };
    view! {
        <Button
            variant=ButtonVariant::DangerOutline
            disabled=Signal::derive(move || denial.get().is_some())
            described_by=described
            on_press=Callback::new(move |()| model.begin(Task::Removing))
        >
            "Remove connection"
        </Button>
        <p class="card-remark" id=reason>
            {move || denial.get().as_ref().map(words::denial)}
        </p>
    }
}

/// Asks for the organization's name before the connection is removed.
#[component]
pub fn RemoveDialog(model: SsoModel) -> impl IntoView {
    view! {
        <Show when=move || model.task.get() == Task::Removing>
            <ConfirmRemoval model />
        </Show>
    }
}

#[component]
fn ConfirmRemoval(model: SsoModel) -> impl IntoView {
    let viewing = use_viewing();
    let name = viewing.derive(|session| session.organization.as_str().to_owned());
    let typed = RwSignal::new(String::new());
    let failure = model.removing.failure();
    let flaw = Signal::derive(move || {
        let failure = failure.get()?;
        let is_name = |error: &&FieldError| error.field == Field::OrganizationName;
        let error = failure.field_errors().iter().find(is_name)?;
        Some(words::flaw(error.field, &error.flaw))
    });
    let question = Question {
        title: "Remove the connection?".to_owned(),
        intro: "This can’t be undone. To use single sign-on again, somebody has to set it up from \
                the start."
            .to_owned(),
        verb: "Remove connection".to_owned(),
        danger: true,
    };
    let confirm = Callback::new(move |proof| {
        model.removing.start((proof, typed.get_untracked()));
    });
    view! {
        <Confirm
            question
            phase=model.removing.phase
            denial=viewing.denial(Action::RemoveSsoConnection)
            on_cancel=model.cancel()
            on_confirm=confirm
        >
            <Facts>
                <Fact tone=Tone::Warning>
                    "The sign-in URL, the issuer, the certificate and the passed test are deleted."
                </Fact>
            </Facts>
            <Stale
                failure
                changed=model.derive(|settings| settings.changed.clone())
                differences=Vec::new()
            />
            <TextField
                label=Signal::derive(move || format!("Type “{}” to confirm", name.get()))
                value=typed
                error=flaw
                autofocus=true
            />
        </Confirm>
    }
}
