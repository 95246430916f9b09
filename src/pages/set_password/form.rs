use gatehouse_contract::{Field, FieldError, NewPassword};
use leptos::prelude::*;

use crate::browser;
use crate::pages::sign_in::SignInRefusal;
use crate::save::Phase;
use crate::ui::{Binding, Button, ButtonVariant, PasswordField};
use crate::words;

/// The id of the field.
const FIELD: &str = "new-password";

/// Asks for the new password.
#[component]
pub fn PasswordForm(phase: RwSignal<Phase>, submit: Callback<String>) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let checked = RwSignal::new(Vec::<FieldError>::new());
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let password = password.get_untracked();
        let new = NewPassword { token: String::new(), password: password.clone() };
        checked.set(new.check_length().err().unwrap_or_default());
        if checked.with_untracked(Vec::is_empty) && !busy.get_untracked() {
            submit.run(password);
        }
    };
    let another = move |typed: String| {
        password.set(typed);
        checked.set(Vec::new());
        phase.set(Phase::Editing);
    };
    let refused = move || phase.with(|it| it.failure()?.field_errors().first().cloned());
    let error = Signal::derive(move || {
        let error = checked.with(|errors| errors.first().cloned()).or_else(refused)?;
        Some(words::flaw(Field::Password, &error.flaw))
    });
    // The error is read out with the field that it stands at.
    Effect::new(move |_| {
        if error.with(Option::is_some) {
            browser::focus_id(FIELD);
        }
    });
    let is_elsewhere =
        move || phase.with(|it| it.failure().is_some_and(|it| it.field_errors().is_empty()));
    view! {
        <h1 class="page-title">"Set your password"</h1>
        <form class="stack" novalidate=true on:submit=send>
            <Show when=is_elsewhere>
                <SignInRefusal phase />
            </Show>
            <PasswordField
                label="New password"
                value=Binding::new(password, another)
                hint=Some(words::PASSWORD_HINT.to_owned())
                error
                autocomplete="new-password"
                autofocus=true
                locked=busy
                id=FIELD
            />
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Set password"
            </Button>
        </form>
    }
}
