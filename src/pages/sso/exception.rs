use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, Person};
use leptos::prelude::*;

use super::model::{Proven, Task};
use crate::api;
use crate::save::{Phase, Save, prove, use_save_in};
use crate::session::use_viewing;
use crate::ui::use_announcer;

/// Somebody who is excepted from required single sign-on, or is so no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Which of the two.
    pub action: Action,
    /// Who.
    pub person: Person,
}

/// Saves exceptions, in the phase of the switches, since they can be made while a switch is asked
/// about: that question stays open. `excepted` says who it is.
pub fn excepting(
    phase: RwSignal<Phase>,
    settings: RwSignal<SsoSettings>,
    task: RwSignal<Task>,
    excepted: RwSignal<Option<Exception>>,
) -> Save<Proven<Exception>> {
    let (viewing, announcer) = (use_viewing(), use_announcer());
    let request = move |(proof, Exception { action, person }): Proven<Exception>| {
        let version = settings.with_untracked(|settings| settings.version);
        async move {
            prove(viewing, proof).await?;
            match action {
                Action::ExemptFromSso => api::sso::exempt(&person.id, version).await,
                _ => api::sso::end_exemption(&person.id, version).await,
            }
        }
    };
    let saved = move || {
        let words = excepted.with_untracked(|it| it.as_ref().map(done));
        announcer.saved(words.unwrap_or_default());
        if task.get_untracked() == Task::Excepting {
            task.set(Task::Reading);
        }
    };
    use_save_in(phase, settings, request, saved)
}

fn done(Exception { action, person }: &Exception) -> String {
    match action {
        Action::ExemptFromSso => format!("Saved. {} keeps their password.", person.name),
        _ => format!("Saved. {}’s exception has ended.", person.name),
    }
}
