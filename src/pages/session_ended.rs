use gatehouse_contract::Credentials;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::pages::sign_in::SignInRefusal;
use crate::save::Phase;
use crate::session::use_viewing;
use crate::ui::{Button, ButtonVariant, Dialog, PasswordField};

/// Begins a session again in place when the server has ended it, over whatever was being typed.
#[component]
pub fn SessionEnded() -> impl IntoView {
    let viewing = use_viewing();
    view! {
        <Show when=move || viewing.ended.get()>
            <SignInAgain />
        </Show>
    }
}

#[component]
fn SignInAgain() -> impl IntoView {
    let viewing = use_viewing();
    let email = viewing.derive(|session| session.viewer.email.clone());
    let password = RwSignal::new(String::new());
    let phase = RwSignal::new(Phase::Editing);
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let submit = move |()| {
        phase.set(Phase::Saving);
        let credentials =
            Credentials { email: email.get_untracked(), password: password.get_untracked() };
        spawn_local(async move {
            match api::session::create(credentials).await {
                Ok(session) => viewing.accept(session),
                Err(failure) => {
                    phase.try_set(Phase::Refused(failure));
                }
            }
        });
    };
    let leave = Callback::new(move |()| viewing.leave());
    let footer = move || {
        view! {
            <Button on_press=leave disabled=busy>"Leave"</Button>
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Sign in"
            </Button>
        }
    };
    let lede = move || {
        format!(
            "Your session has ended. Sign in as {} to go on where you were; nothing that you \
                 typed is lost.",
            email.get()
        )
    };
    view! {
        <Dialog
            title="Sign in again"
            lede=Signal::derive(move || Some(lede()))
            busy
            on_close=leave
            on_submit=Callback::new(submit)
            footer=ViewFnOnce::from(footer)
        >
            <SignInRefusal phase />
            <PasswordField label="Password" value=password locked=busy autofocus=true />
        </Dialog>
    }
}
