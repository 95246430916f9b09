use gatehouse_contract::{Acceptance, Field, FieldError};
use leptos::prelude::*;

use crate::browser;
use crate::pages::sign_in::SignInRefusal;
use crate::save::Phase;
use crate::ui::{Binding, Button, ButtonVariant, PasswordField, TextField};
use crate::words;

/// The id of the field for the name.
pub const NAME: &str = "own-name";
/// The id of the field for the password.
const PASSWORD: &str = "new-password";

/// Asks for the name and the password of whoever joins.
#[component]
pub fn JoinForm(
    /// Their address.
    email: String,
    phase: RwSignal<Phase>,
    submit: Callback<(String, String)>,
) -> impl IntoView {
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let checked = RwSignal::new(Vec::<FieldError>::new());
    let busy = Signal::derive(move || phase.with(Phase::is_saving));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (name, password) = (name.get_untracked(), password.get_untracked());
        let draft = Acceptance { token: String::new(), name, password };
        checked.set(draft.parse().err().unwrap_or_default());
        if checked.with_untracked(Vec::is_empty) && !busy.get_untracked() {
            submit.run((draft.name, draft.password));
        }
    };
    let edit = move |field: RwSignal<String>| {
        Binding::new(field, move |typed| {
            field.set(typed);
            checked.set(Vec::new());
            phase.set(Phase::Editing);
        })
    };
    let errors = Memo::new(move |_| {
        let refused = phase.with(|it| it.failure().map(|it| it.field_errors().to_vec()));
        checked.with(|it| if it.is_empty() { refused.unwrap_or_default() } else { it.clone() })
    });
    let error = move |field: Field| {
        let of = move |it: &&FieldError| it.field == field;
        Signal::derive(move || {
            errors.with(|it| it.iter().find(of).map(|it| words::flaw(field, &it.flaw)))
        })
    };
    // The first error is read out with the field that it stands at.
    Effect::new(move |_| {
        let first = errors.with(|it| it.first().map(|it| it.field));
        if let Some(field) = first {
            browser::focus_id(if field == Field::Name { NAME } else { PASSWORD });
        }
    });
    let is_elsewhere =
        move || phase.with(|it| it.failure().is_some_and(|it| it.field_errors().is_empty()));
    view! {
        <form class="stack" novalidate=true on:submit=send>
            <Show when=is_elsewhere>
                <SignInRefusal phase />
            </Show>
            // For password managers: whose password it is.
            <input class="visually-hidden" type="email" autocomplete="username" value=email
                readonly=true tabindex="-1" aria-hidden="true" />
            <TextField
                label="Your name"
                value=edit(name)
                autocomplete="name"
                error=error(Field::Name)
                locked=busy
                autofocus=true
                id=NAME
            />
            <PasswordField
                label="New password"
                value=edit(password)
                hint=Some(words::PASSWORD_HINT.to_owned())
                error=error(Field::Password)
                autocomplete="new-password"
                locked=busy
                id=PASSWORD
            />
            <Button variant=ButtonVariant::Primary submit=true busy>
                "Join"
            </Button>
        </form>
    }
}
