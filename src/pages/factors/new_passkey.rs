use gatehouse_contract::{Enrolled, FactorNameDraft, Field, FieldError, Reply};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::model::{FactorTask, FactorsModel};
use super::set_up::{failure_of, is_at_a_field, wrong};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::failed::Refusal;
use crate::passkey;
use crate::save::Phase;
use crate::ui::{Button, ButtonVariant, PasskeyPrompt, TextField};
use crate::words;

/// What a passkey is called, unless its owner calls it something else.
const NAME: &str = "Passkey";

/// Asks who it is and what to call it, and then the browser for a new passkey.
#[component]
pub fn AddPasskeyDialog(model: FactorsModel) -> impl IntoView {
    move || (model.task.get() == FactorTask::AddingPasskey).then(|| view! { <AddPasskey model /> })
}

#[component]
fn AddPasskey(model: FactorsModel) -> impl IntoView {
    let question = Question {
        title: "Add a passkey?".to_owned(),
        intro: "Your browser asks for your fingerprint, face or PIN, or for a security key."
            .to_owned(),
        verb: "Add passkey".to_owned(),
        danger: false,
    };
    let (name, checked) = (RwSignal::new(NAME.to_owned()), RwSignal::new(None));
    let phase = model.adding.phase;
    let error = Signal::derive(move || {
        checked.get().or_else(|| phase.with(|phase| wrong(phase, Field::Name)))
    });
    let add = Callback::new(move |proof| {
        checked.set(flaw_of(&name.get_untracked()));
        if checked.with_untracked(Option::is_none) {
            model.adding.start((proof, name.get_untracked()));
        }
    });
    view! {
        <Confirm
            question
            phase
            on_cancel=Callback::new(move |()| model.begin(FactorTask::Reading))
            on_confirm=add
        >
            <p>"Your other devices are signed out when it is added."</p>
            <TextField label="What you call it" value=name error locked=model.adding.is_saving() />
        </Confirm>
    }
}

fn flaw_of(name: &str) -> Option<String> {
    let draft = FactorNameDraft { name: name.to_owned() };
    let FieldError { flaw, .. } = draft.parse().err()?.into_iter().next()?;
    Some(words::flaw(Field::Name, &flaw))
}

/// Takes somebody through adding a passkey where their sign-in leads through it.
#[component]
pub fn SetUpPasskey(
    /// Goes on once it is added.
    on_enrolled: Callback<Reply<Enrolled>>,
    /// How far it is.
    #[prop(default = RwSignal::new(Phase::Editing))]
    phase: RwSignal<Phase>,
) -> impl IntoView {
    let name = RwSignal::new(NAME.to_owned());
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let error = Signal::derive(move || phase.with(|phase| wrong(phase, Field::Name)));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        add(name.get_untracked(), phase, on_enrolled);
    };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <Refusal failure=failure_of(phase) elsewhere=is_at_a_field />
            <PasskeyPrompt words="Your browser asks for your fingerprint, face or PIN, or for a \
                                  security key." />
            <TextField
                label="What you call it"
                value=name
                hint=Some("So that you can tell your passkeys apart.".to_owned())
                error
                locked=busy
            />
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Add passkey"
            </Button>
        </form>
    }
}

fn add(name: String, phase: RwSignal<Phase>, on_enrolled: Callback<Reply<Enrolled>>) {
    if phase.with_untracked(Phase::is_saving) {
        return;
    }
    phase.set(Phase::Saving);
    spawn_local(async move {
        match passkey::add(name).await {
            Ok(reply) => {
                on_enrolled.try_run(reply);
            }
            Err(failure) => {
                phase.try_set(Phase::Refused(failure));
            }
        }
    });
}
