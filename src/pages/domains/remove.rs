use gatehouse_contract::Action;
use gatehouse_contract::domain::{Domain, RemovalEffect};
use leptos::prelude::*;

use super::model::{DomainsModel, DomainsTask};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::stale::Stale;
use crate::session::use_viewing;
use crate::ui::{Fact, Facts, Tone};
use crate::words;

/// Asks before a domain is removed, and says what that breaks.
#[component]
pub fn RemoveDialog(model: DomainsModel) -> impl IntoView {
    move || match model.task.get() {
        DomainsTask::Removing(id) => Some(view! { <Remove model id /> }),
        DomainsTask::Reading | DomainsTask::Claiming => None,
    }
}

#[component]
fn Remove(model: DomainsModel, id: String) -> impl IntoView {
    let domain = model.domain(id.clone());
    let name = domain.get_untracked().map(|domain| domain.unicode).unwrap_or_default();
    let question = Question {
        title: format!("Remove {name}?"),
        intro: "To use the domain again, somebody has to claim it anew, with another record."
            .to_owned(),
        verb: "Remove domain".to_owned(),
        danger: true,
    };
    // A second press is for what the dialog says by then.
    let confirm = Callback::new(move |proof| {
        if let Some(version) = domain.with_untracked(|domain| Some(domain.as_ref()?.version)) {
            model.removing.start((proof, id.clone(), version));
        }
    });
    view! {
        <Confirm
            question
            phase=model.removing.phase
            denial=use_viewing().denial(Action::RemoveDomain)
            on_cancel=Callback::new(move |()| model.begin(DomainsTask::Reading))
            on_confirm=confirm
        >
            <Stale failure=model.removing.failure() changed=None differences=Vec::new() />
            <Facts>{move || domain.get().map(effect)}</Facts>
        </Confirm>
    }
}

fn effect(domain: Domain) -> impl IntoView {
    let tone = match domain.removal {
        RemovalEffect::Nothing => Tone::Good,
        RemovalEffect::ShutsOut { .. } => Tone::Danger,
        RemovalEffect::HoldsSsoBack
        | RemovalEffect::HoldsNewcomersBack
        | RemovalEffect::EndsIdpSignIn { .. }
        | RemovalEffect::SuspendsRequirement => Tone::Warning,
    };
    view! { <Fact tone>{words::removal_effect(domain.removal)}</Fact> }
}
