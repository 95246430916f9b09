use gatehouse_contract::{Field, FieldError, OwnSignIn, PasswordChange, Problem};
use leptos::prelude::*;

use super::model::OwnSignInModel;
use super::password::CHANGE;
use crate::api::Failure;
use crate::browser;
use crate::pages::failed::Refusal;
use crate::save::Save;
use crate::session::use_viewing;
use crate::ui::{Binding, Button, ButtonVariant, PasswordField, focus_afterwards};
use crate::words;

/// The ids of the fields.
const CURRENT: &str = "current-password";
const NEW: &str = "new-password";

/// What was typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Draft {
    current: RwSignal<String>,
    new: RwSignal<String>,
    is_missing: RwSignal<bool>,
    checked: RwSignal<Vec<FieldError>>,
    save: Save<PasswordChange>,
}

impl Draft {
    fn new(save: Save<PasswordChange>) -> Self {
        Self {
            current: RwSignal::new(String::new()),
            new: RwSignal::new(String::new()),
            is_missing: RwSignal::new(false),
            checked: RwSignal::new(Vec::new()),
            save,
        }
    }

    /// Sends it, unless what is wrong can be told here.
    fn send(self) {
        let change = PasswordChange {
            current: self.current.get_untracked(),
            password: self.new.get_untracked(),
        };
        self.is_missing.set(change.current.is_empty());
        self.checked.set(change.check().err().unwrap_or_default());
        self.forget(|_| true);
        if !self.is_missing.get_untracked() && self.checked.with_untracked(Vec::is_empty) {
            self.save.start(change);
        }
        self.focus_first_wrong();
    }

    fn focus_first_wrong(self) {
        let is_wrong = |error: Signal<Option<String>>| error.with_untracked(Option::is_some);
        if is_wrong(self.current_error()) {
            browser::focus_id(CURRENT);
        } else if is_wrong(self.new_error()) {
            browser::focus_id(NEW);
        }
    }

    /// The current password. What was wrong with it is so no more once another is typed.
    fn current(self) -> Binding<String> {
        Binding::new(self.current, move |typed| {
            self.current.set(typed);
            self.is_missing.set(false);
            self.forget(|failure| failure.problem() == Some(&Problem::WrongPassword));
        })
    }

    /// The new password, in the same way.
    fn new_password(self) -> Binding<String> {
        Binding::new(self.new, move |typed| {
            self.new.set(typed);
            self.checked.set(Vec::new());
            self.forget(|failure| !failure.field_errors().is_empty());
        })
    }

    fn forget(self, is_over: impl Fn(&Failure) -> bool) {
        if self.save.phase.with_untracked(|phase| phase.failure().is_some_and(is_over)) {
            self.save.reset();
        }
    }

    fn current_error(self) -> Signal<Option<String>> {
        let failure = self.save.failure();
        Signal::derive(move || {
            if self.is_missing.get() {
                return Some("Enter the password that you have now.".to_owned());
            }
            let wrong = failure.get().filter(|it| it.problem() == Some(&Problem::WrongPassword))?;
            let sentence = words::failure(&wrong);
            Some(format!("{} {}", sentence.what, sentence.next))
        })
    }

    fn new_error(self) -> Signal<Option<String>> {
        let failure = self.save.failure();
        Signal::derive(move || {
            let refused = failure.get().and_then(|it| it.field_errors().first().cloned());
            let error = self.checked.with(|errors| errors.first().cloned()).or(refused)?;
            Some(words::flaw(Field::Password, &error.flaw))
        })
    }
}

/// Asks for the password that the viewer has and the one to have from now on.
#[component]
pub fn PasswordForm(model: OwnSignInModel) -> impl IntoView {
    let draft = Draft::new(model.changing);
    let busy = model.changing.is_saving();
    let (current_error, new_error) = (draft.current_error(), draft.new_error());
    let others = model.derive(OwnSignIn::count_others);
    focus_afterwards(CHANGE);
    // What only the server finds wrong gets the focus too.
    Effect::new(move |_| {
        if model.changing.phase.with(|phase| phase.failure().is_some()) {
            draft.focus_first_wrong();
        }
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.send();
    };
    let cancel = Callback::new(move |()| model.is_changing.set(false));
    view! {
        <form class="stack" novalidate=true on:submit=send>
            <Account />
            <Refusal failure=model.changing.failure() elsewhere=is_at_a_field />
            <PasswordField
                label="Current password"
                value=draft.current()
                error=current_error
                locked=busy
                autofocus=true
                id=CURRENT
            />
            <PasswordField
                label="New password"
                value=draft.new_password()
                hint=Some(words::PASSWORD_HINT.to_owned())
                error=new_error
                autocomplete="new-password"
                locked=busy
                id=NEW
            />
            <div class="form-buttons">
                <span class="card-remark">{move || consequence(others.get())}</span>
                <Button disabled=busy on_press=cancel>"Cancel"</Button>
                <Button variant=ButtonVariant::Primary submit=true busy>
                    "Change password"
                </Button>
            </div>
        </form>
    }
}

fn consequence(others: u32) -> Option<String> {
    (others > 0).then(|| format!("This signs out your {}.", words::other_devices(others)))
}

/// Whose password it is, for password managers; nobody sees it.
#[component]
fn Account() -> impl IntoView {
    let email = use_viewing().derive(|session| session.viewer.email.clone());
    view! { <input type="text" autocomplete="username" hidden readonly value=move || email.get() /> }
}

fn is_at_a_field(problem: &Problem) -> bool {
    matches!(problem, Problem::WrongPassword | Problem::Invalid { .. })
}
