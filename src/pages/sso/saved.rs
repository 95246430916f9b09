//! What is said once the server has confirmed a change.

use gatehouse_contract::Action;
use gatehouse_contract::sso::SsoSettings;

use super::model::Task;

/// After the form was saved.
pub fn connection(settings: &SsoSettings) -> String {
    match settings.draft {
        Some(_) => "The draft is saved. Test it next.",
        None => "The connection is saved.",
    }
    .to_owned()
}

/// After one connection took the place of another, or a draft was given up.
pub fn replacement(settings: &SsoSettings) -> String {
    let issuer = settings.state.connection().map(|it| it.issuer.as_str());
    format!("Saved. The connection in place is {}.", issuer.unwrap_or("none"))
}

/// What was switched, or else what single sign-on comes to.
pub fn switch(task: Task, settings: &SsoSettings) -> String {
    match (task, settings.state.is_on(), settings.required) {
        (Task::Switching(Action::LetIdpAddMembers), ..) => "Saved. IdP-managed access is on.",
        (Task::Switching(Action::StopIdpAddingMembers), ..) => "Saved. IdP-managed access is off.",
        (Task::Switching(Action::AllowIdpInitiated), ..) => {
            "Saved. Sign-ins can begin at the identity provider."
        }
        (Task::Switching(Action::RequireFactorBesideSso), ..) => {
            "Saved. A password asks for a second factor."
        }
        (Task::Switching(Action::StopRequiringFactorBesideSso), ..) => {
            "Saved. A password alone is enough where nobody has a second factor."
        }
        (Task::Switching(Action::StopIdpInitiated), ..) => "Saved. Every sign-in begins here.",
        (_, true, true) => "Saved. Single sign-on is on and required.",
        (_, true, false) => "Saved. Single sign-on is on.",
        (_, false, _) => "Saved. Single sign-on is off.",
    }
    .to_owned()
}
