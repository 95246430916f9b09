use gatehouse_contract::{Credentials, Problem};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::browser;
use crate::save::Phase;
use crate::session::Gate;
use crate::ui::{
    Button, ButtonVariant, Card, CardBody, Notice, NoticeTone, PasswordField, SoloPage, Spoken,
    TextField, TextKind,
};
use crate::words;

/// Where everybody begins. The address stays as it is, so that a person who followed a link is
/// there once they are signed in.
#[component]
pub fn SignInPage(gate: RwSignal<Gate>) -> impl IntoView {
    browser::set_title("Sign in · Gatehouse");
    let phase = RwSignal::new(Phase::Editing);
    let submit = Callback::new(move |credentials: Credentials| {
        phase.set(Phase::Saving);
        spawn_local(async move {
            match api::session::create(credentials).await {
                Ok(session) => gate.set(Gate::Ready(Box::new(session))),
                Err(failure) => {
                    phase.try_set(Phase::Refused(failure));
                }
            }
        });
    });
    view! {
        <SoloPage brand="Gatehouse">
            <Card>
                <CardBody>
                    <h1 class="page-title">"Sign in"</h1>
                    <SignInForm phase submit />
                </CardBody>
            </Card>
        </SoloPage>
    }
}

#[component]
fn SignInForm(phase: RwSignal<Phase>, submit: Callback<Credentials>) -> impl IntoView {
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (email, password) = (email.get_untracked(), password.get_untracked());
        missing.set(email.trim().is_empty() || password.is_empty());
        if !missing.get_untracked() && !busy.get_untracked() {
            submit.run(Credentials { email, password });
        }
    };
    let required = |value: RwSignal<String>, sentence: &'static str| {
        Signal::derive(move || {
            (missing.get() && value.with(|it| it.trim().is_empty())).then(|| sentence.to_owned())
        })
    };
    view! {
        <form class="stack" novalidate=true on:submit=send>
            <SignInRefusal phase />
            <TextField
                label="Email"
                value=email
                kind=TextKind::Email
                autocomplete="username"
                error=required(email, "Enter your email address.")
                autofocus=true
            />
            <PasswordField
                label="Password"
                value=password
                error=required(password, "Enter your password.")
            />
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Sign in"
            </Button>
        </form>
    }
}

/// Why the sign-in did not work.
#[component]
pub fn SignInRefusal(phase: RwSignal<Phase>) -> impl IntoView {
    let failure = move || phase.with(|phase| phase.failure().cloned());
    move || {
        failure().map(|failure| {
            let sentence = sign_in_sentence(&failure);
            view! {
                <Notice tone=NoticeTone::Danger spoken=Spoken::AtOnce title=sentence.what>
                    {sentence.next}
                </Notice>
            }
        })
    }
}

fn sign_in_sentence(failure: &Failure) -> words::Sentence {
    let sentence = words::failure(failure);
    match failure.problem() {
        None | Some(Problem::Internal | Problem::Unavailable) => words::Sentence {
            next: "What you typed is still here. Check your connection, then try again.".to_owned(),
            ..sentence
        },
        _ => sentence,
    }
}
