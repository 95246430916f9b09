use gatehouse_contract::{
    AuthenticatorProof, AuthenticatorSetup, Enrolled, Field, FieldError, Problem, Reply,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::model::{FactorTask, FactorsModel};
use crate::api::{self, Failure};
use crate::browser;
use crate::pages::confirm::{Confirm, Question};
use crate::pages::failed::Refusal;
use crate::save::Phase;
use crate::ui::{Button, ButtonVariant, CodeField, QrCode, SecretText, TextField};
use crate::words;

/// The id of what is to be done first.
const SCAN: &str = "scan";

/// Shows the secret of an app to be as a picture and as text, and takes the code that proves it.
#[component]
pub fn SetUpApp(
    /// The app to be.
    setup: AuthenticatorSetup,
    /// Gives up; there is no way back where a factor must be set up.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
    /// Goes on once the app is proven.
    on_enrolled: Callback<Reply<Enrolled>>,
    /// How far proving it is.
    #[prop(default = RwSignal::new(Phase::Editing))]
    phase: RwSignal<Phase>,
) -> impl IntoView {
    let AuthenticatorSetup { id, secret, uri } = setup;
    // The button that had the focus is gone.
    Effect::new(|_| {
        browser::focus_id(SCAN);
    });
    let (name, code) = (RwSignal::new("Phone".to_owned()), RwSignal::new(String::new()));
    let send = Callback::new(move |()| {
        let proof = AuthenticatorProof { name: name.get_untracked(), code: code.get_untracked() };
        confirm(id.clone(), proof, phase, on_enrolled);
    });
    view! {
        <p id=SCAN tabindex="-1">
            "Scan this with your authenticator app, or type the key there."
        </p>
        <div>
            <QrCode text=uri label="QR code for your authenticator app" />
        </div>
        <div>
            <SecretText label="setup key" value=secret />
        </div>
        <ProofForm name code phase send on_cancel />
    }
}

#[component]
fn ProofForm(
    name: RwSignal<String>,
    code: RwSignal<String>,
    phase: RwSignal<Phase>,
    send: Callback<()>,
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send.run(());
    };
    let error = move |field| Signal::derive(move || phase.with(|phase| wrong(phase, field)));
    let cancel = move |on_press| view! { <Button on_press disabled=busy>"Cancel"</Button> };
    view! {
        <form class="stack" novalidate=true on:submit=submit>
            <Refusal failure=failure_of(phase) elsewhere=is_at_a_field />
            <TextField
                label="What you call it"
                value=name
                hint=Some("So that you can tell your apps apart.".to_owned())
                error=error(Field::Name)
                locked=busy
            />
            <CodeField
                label="Code that the app shows"
                value=code
                on_complete=Callback::new(move |_| send.run(()))
                error=error(Field::Code)
                locked=busy
            />
            <div class="form-buttons">
                {on_cancel.map(cancel)}
                <Button variant=ButtonVariant::Primary submit=true busy>
                    "Turn on"
                </Button>
            </div>
        </form>
    }
}

fn confirm(
    id: String,
    proof: AuthenticatorProof,
    phase: RwSignal<Phase>,
    on_enrolled: Callback<Reply<Enrolled>>,
) {
    if phase.with_untracked(Phase::is_saving) {
        return;
    }
    phase.set(Phase::Saving);
    spawn_local(async move {
        match api::factor::confirm_app(&id, proof).await {
            Ok(reply) => {
                on_enrolled.try_run(reply);
            }
            Err(failure) => {
                phase.try_set(Phase::Refused(failure));
            }
        }
    });
}

pub(super) fn wrong(phase: &Phase, field: Field) -> Option<String> {
    let errors = phase.failure().map(Failure::field_errors).unwrap_or_default();
    let error = errors.iter().find(|FieldError { field: this, .. }| *this == field)?;
    Some(words::flaw(field, &error.flaw))
}

/// Why the request came to nothing, if it did.
pub fn failure_of(phase: RwSignal<Phase>) -> Signal<Option<Failure>> {
    Signal::derive(move || phase.with(|phase| phase.failure().cloned()))
}

/// Whether a field says it.
pub fn is_at_a_field(problem: &Problem) -> bool {
    matches!(problem, Problem::Invalid { .. })
}

/// Asks who it is, before an app is set up.
#[component]
pub fn ProofDialog(model: FactorsModel) -> impl IntoView {
    let question = Question {
        title: "Add an authenticator app?".to_owned(),
        intro: "From then on, signing in takes your password and a code from the app.".to_owned(),
        verb: "Continue".to_owned(),
        danger: false,
    };
    move || {
        (model.task.get() == FactorTask::Proving).then(|| {
            view! {
                <Confirm
                    question=question.clone()
                    phase=model.beginning.phase
                    on_cancel=Callback::new(move |()| model.begin(FactorTask::Reading))
                    on_confirm=Callback::new(move |proof| model.beginning.start(proof))
                >
                    <p>"Your other devices are signed out when it is added."</p>
                </Confirm>
            }
        })
    }
}
