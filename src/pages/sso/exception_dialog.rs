use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, Person};
use leptos::prelude::*;

use super::exception::Exception;
use super::model::{SsoModel, Task, provider};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::stale::Stale;
use crate::session::use_viewing;
use crate::ui::{Fact, Facts, Tone};

/// Asks before somebody is excepted from required single sign-on, or that is ended.
#[component]
pub fn ExceptionDialog(model: SsoModel) -> impl IntoView {
    let exception = Memo::new(move |_| match model.task.get() {
        Task::Excepting => model.excepted.get(),
        _ => None,
    });
    move || exception.get().map(|exception| view! { <ConfirmException model exception /> })
}

#[component]
fn ConfirmException(model: SsoModel, exception: Exception) -> impl IntoView {
    let Exception { action, person } = exception.clone();
    let question = question(action, &person);
    let confirm = Callback::new(move |proof| model.except(proof, exception.clone()));
    let facts = model.derive(move |settings| consequences(action, &person, settings));
    let fact = |(tone, sentence)| view! { <Fact tone>{sentence}</Fact> };
    view! {
        <Confirm
            question
            phase=model.excepting.phase
            denial=use_viewing().denial(action)
            on_cancel=model.cancel()
            on_confirm=confirm
        >
            <Facts>{move || facts.get().into_iter().map(fact).collect_view()}</Facts>
            <Stale
                failure=model.excepting.failure()
                changed=model.derive(|settings| settings.changed.clone())
                differences=Vec::new()
            />
        </Confirm>
    }
}

fn question(action: Action, person: &Person) -> Question {
    let name = &person.name;
    let (title, intro, verb) = match action {
        Action::ExemptFromSso => (
            format!("Keep {name}’s password?"),
            "They are excepted from required single sign-on, until you end that.",
            "Keep their password",
        ),
        _ => (
            format!("End {name}’s exception?"),
            "Required single sign-on then holds for them as for everyone else.",
            "End exception",
        ),
    };
    Question { title, intro: intro.to_owned(), verb: verb.to_owned(), danger: false }
}

fn consequences(action: Action, person: &Person, settings: &SsoSettings) -> Vec<(Tone, String)> {
    let (email, provider) = (&person.email, provider(settings));
    let is_required = settings.is_enforced();
    match (action, is_required) {
        (Action::ExemptFromSso, is_required) => {
            let begin = if is_required { "signs in again" } else { "goes on signing in" };
            vec![
                (Tone::Good, format!("{email} {begin} with their password")),
                (
                    Tone::Warning,
                    format!("{provider} has no say in it: remove the account here when they leave"),
                ),
            ]
        }
        (_, true) => vec![(
            Tone::Warning,
            format!(
                "The password of {email} stops working, and sessions that began with it end in \
                 15 minutes"
            ),
        )],
        (_, false) => vec![(
            Tone::Neutral,
            format!(
                "{email} goes on signing in with their password until single sign-on is required"
            ),
        )],
    }
}
