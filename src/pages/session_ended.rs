use gatehouse_contract::{Credentials, SecondFactorChallenge, Session};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Answer};
use crate::pages::sign_in::{OtherSteps, SecondStepFields, SecondStepModel, SignInRefusal};
use crate::save::Phase;
use crate::session::{Gate, Viewing, use_viewing};
use crate::ui::{Button, ButtonVariant, Dialog, PasswordField};

/// Begins a session again in place when the server has ended it, over whatever was being typed.
#[component]
pub fn SessionEnded() -> impl IntoView {
    let viewing = use_viewing();
    let challenge = RwSignal::new(None);
    let content = move || match challenge.get() {
        None => view! { <SignInAgain challenge /> }.into_any(),
        Some(asked) => view! { <SecondStepAgain challenge asked /> }.into_any(),
    };
    view! {
        <Show when=move || viewing.ended.get()>{content}</Show>
    }
}

/// Goes on where a step of the sign-in leads: here, as long as that is possible.
fn follow(
    viewing: Viewing,
    challenge: RwSignal<Option<SecondFactorChallenge>>,
    answer: Answer<Session>,
) -> Answer<()> {
    match Gate::of(answer)? {
        Gate::Ready(session) => {
            challenge.set(None);
            viewing.accept(*session);
        }
        Gate::SecondFactor(asked) => challenge.set(Some(asked)),
        elsewhere => viewing.pass(Ok(elsewhere)),
    }
    Ok(())
}

#[component]
fn SignInAgain(challenge: RwSignal<Option<SecondFactorChallenge>>) -> impl IntoView {
    let viewing = use_viewing();
    let email = viewing.derive(|session| session.viewer.email.clone());
    let password = RwSignal::new(String::new());
    let phase = RwSignal::new(Phase::Editing);
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let submit = Callback::new(move |()| {
        phase.set(Phase::Saving);
        let credentials =
            Credentials { email: email.get_untracked(), password: password.get_untracked() };
        spawn_local(async move {
            let answer = api::session::create(credentials).await;
            if let Err(failure) = follow(viewing, challenge, answer) {
                phase.try_set(Phase::Refused(failure));
            }
        });
    });
    let lede = Signal::derive(move || {
        format!(
            "Your session has ended. Sign in as {} to go on where you were; nothing that you \
                 typed is lost.",
            email.get()
        )
    });
    view! {
        <Frame busy lede submit>
            <SignInRefusal phase />
            <PasswordField label="Password" value=password locked=busy autofocus=true />
        </Frame>
    }
}

#[component]
fn SecondStepAgain(
    challenge: RwSignal<Option<SecondFactorChallenge>>,
    asked: SecondFactorChallenge,
) -> impl IntoView {
    let viewing = use_viewing();
    let conclude = Callback::new(move |answer| {
        // Too late: the password is asked for again.
        if follow(viewing, challenge, answer).is_err() {
            challenge.set(None);
        }
    });
    let model = SecondStepModel::new(&asked, RwSignal::new(Phase::Editing), conclude);
    let lede = "Your password was right. Prove your second factor to go on where you were.";
    view! {
        <Frame
            busy=model.busy()
            lede=Signal::stored(lede.to_owned())
            submit=Callback::new(move |()| model.send())
        >
            <SecondStepFields model />
            <OtherSteps model />
        </Frame>
    }
}

#[component]
fn Frame(
    busy: Signal<bool>,
    lede: Signal<String>,
    submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    let viewing = use_viewing();
    let leave = Callback::new(move |()| viewing.leave());
    let footer = move || {
        view! {
            <Button on_press=leave disabled=busy>"Leave"</Button>
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Sign in"
            </Button>
        }
    };
    view! {
        <Dialog
            title="Sign in again"
            lede=Signal::derive(move || Some(lede.get()))
            busy
            on_close=leave
            on_submit=submit
            footer=ViewFnOnce::from(footer)
        >
            {children()}
        </Dialog>
    }
}
