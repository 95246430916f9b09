use gatehouse_contract::{Denial, Factor};
use leptos::prelude::*;

use super::model::{FactorTask, FactorsModel};
use crate::pages::confirm::{Confirm, Question};
use crate::ui::{Fact, Facts, Tone};

/// Asks before a factor is removed, and says what that takes away.
#[component]
pub fn RemoveDialog(model: FactorsModel) -> impl IntoView {
    move || match model.task.get() {
        FactorTask::Removing(factor) => Some(view! { <Remove model factor /> }),
        _ => None,
    }
}

#[component]
fn Remove(model: FactorsModel, factor: Factor) -> impl IntoView {
    let is_last =
        model.derive(|factors| factors.authenticator_apps.len() + factors.passkeys.len() == 1);
    let denial = model.derive(move |factors| {
        let is_last = factors.authenticator_apps.len() + factors.passkeys.len() == 1;
        (is_last && factors.demand.is_some()).then_some(Denial::LastFactor)
    });
    let question = Question {
        title: format!("Remove {}?", factor.name.as_str()),
        intro: "Its codes no longer let you in. Your other devices are signed out.".to_owned(),
        verb: "Remove".to_owned(),
        danger: true,
    };
    view! {
        <Confirm
            question
            phase=model.removing.phase
            denial
            on_cancel=Callback::new(move |()| model.begin(FactorTask::Reading))
            on_confirm=Callback::new(move |proof| {
                model.removing.start((proof, factor.id.clone()));
            })
        >
            <Facts>
                {move || match is_last.get() {
                    true => view! {
                        <Fact tone=Tone::Danger>
                            "It is your last one: your password alone lets you in, and your \
                             recovery codes are deleted."
                        </Fact>
                    },
                    false => view! {
                        <Fact tone=Tone::Good>"Your other factors and recovery codes stay."</Fact>
                    },
                }}
            </Facts>
        </Confirm>
    }
}
