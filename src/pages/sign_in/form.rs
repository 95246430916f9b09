use gatehouse_contract::{Credentials, SignInAddress, SignInMethod};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{ForgotPassword, SignInRefusal, departure};
use crate::api;
use crate::browser;
use crate::save::Phase;
use crate::ui::{
    Binding, Button, ButtonVariant, Glyph, LinkButton, PasswordField, TextField, TextKind,
};

/// The id of the link to the identity provider.
const ONWARDS: &str = "onwards";

/// How far a person is who signs in.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Typing the address, which decides what comes next.
    Address,
    /// Typing the password, in place of another step that is there to go back to.
    Password(Option<Box<Self>>),
    /// On the way to the identity provider.
    Sso {
        /// Where that begins.
        start_url: String,
        /// Whether most people may use no password.
        required: bool,
    },
}

/// Asks for the address first: whoever's domain has single sign-on never types a password here.
#[component]
pub fn SignInForm(
    phase: RwSignal<Phase>,
    submit: Callback<Credentials>,
    with_passkey: Callback<()>,
) -> impl IntoView {
    let step = RwSignal::new(Step::Address);
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let is_typing_password = Memo::new(move |_| matches!(step.get(), Step::Password(_)));
    let another = move |typed: String| {
        email.set(typed);
        password.set(String::new());
        step.set(Step::Address);
        phase.set(Phase::Editing);
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (email, password) = (email.get_untracked(), password.get_untracked());
        let proves = is_typing_password.get_untracked();
        missing.set(email.trim().is_empty() || (proves && password.is_empty()));
        match (missing.get_untracked() || busy.get_untracked(), proves) {
            (true, _) => {}
            (false, true) => submit.run(Credentials { email, password }),
            (false, false) => find_method(SignInAddress { email }, step, phase),
        }
    };
    view! {
        <form class="stack" novalidate=true on:submit=send>
            <SignInRefusal phase />
            <TextField
                label="Email"
                value=Binding::new(email, another)
                kind=TextKind::Email
                autocomplete="username"
                error=required(missing, email, "Enter your email address.")
                autofocus=true
            />
            <Show when=move || is_typing_password.get()>
                <PasswordField
                    label="Password"
                    value=password
                    error=required(missing, password, "Enter your password.")
                    autofocus=true
                />
            </Show>
            <Next step phase with_passkey />
            <Show when=move || is_typing_password.get()>
                <ForgotPassword email />
            </Show>
        </form>
    }
}

fn required(
    missing: RwSignal<bool>,
    value: RwSignal<String>,
    sentence: &'static str,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        (missing.get() && value.with(|it| it.trim().is_empty())).then(|| sentence.to_owned())
    })
}

/// Asks the server how people with this address sign in.
fn find_method(address: SignInAddress, step: RwSignal<Step>, phase: RwSignal<Phase>) {
    phase.set(Phase::Saving);
    spawn_local(async move {
        match api::session::method(address).await {
            Ok(SignInMethod::Password) => {
                step.try_set(Step::Password(None));
                phase.try_set(Phase::Editing);
            }
            Ok(SignInMethod::Sso { start_url, required }) => {
                step.try_set(Step::Sso { start_url, required });
                phase.try_set(Phase::Editing);
            }
            Err(failure) => {
                phase.try_set(Phase::Refused(failure));
            }
        }
    });
}

/// The way on from where the person is.
#[component]
fn Next(step: RwSignal<Step>, phase: RwSignal<Phase>, with_passkey: Callback<()>) -> impl IntoView {
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let back = move |to: Step| {
        let go = Callback::new(move |()| {
            phase.set(Phase::Editing);
            step.set(to.clone());
        });
        view! {
            <Button variant=ButtonVariant::Quiet on_press=go disabled=busy>
                "Use single sign-on instead"
            </Button>
        }
    };
    move || match step.get() {
        Step::Address => view! {
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Continue"
            </Button>
            {browser::passkey::is_supported().then(|| view! { <Alone busy with_passkey /> })}
        }
        .into_any(),
        Step::Password(instead_of) => view! {
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Sign in"
            </Button>
            {instead_of.map(|step| back(*step))}
        }
        .into_any(),
        Step::Sso { start_url, required } => {
            let use_password = Callback::new(move |()| {
                let here = step.get_untracked();
                step.set(Step::Password(Some(Box::new(here))));
            });
            view! { <Onwards start_url required use_password /> }.into_any()
        }
    }
}

/// The way in for whoever lets a passkey be the only step.
#[component]
fn Alone(busy: Signal<bool>, with_passkey: Callback<()>) -> impl IntoView {
    view! {
        <Button icon=Glyph::Fingerprint on_press=with_passkey disabled=busy>
            "Sign in with a passkey"
        </Button>
    }
}

/// The link to the identity provider, and the way around it.
#[component]
fn Onwards(start_url: String, required: bool, use_password: Callback<()>) -> impl IntoView {
    let href = format!("{start_url}?next={}", browser::encode_component(&browser::path()));
    // The button that had the focus is gone.
    Effect::new(|_| {
        browser::focus_id(ONWARDS);
    });
    view! {
        <p role="status">"Your organization signs in through its identity provider."</p>
        <LinkButton
            href
            variant=ButtonVariant::Primary
            attr:id=ONWARDS
            on:click=move |_| departure::begin(required)
        >
            "Continue with single sign-on"
        </LinkButton>
        <Button variant=ButtonVariant::Quiet on_press=use_password>
            "Use my password"
        </Button>
    }
}
