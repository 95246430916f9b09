use gatehouse_contract::{Denial, Factor, FactorsHeld, ProofKind};
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
    let id = factor.id.clone();
    let denial = model.derive(move |factors| {
        let is_left = |those: &[Factor]| those.iter().any(|it| it.id != id);
        let left = FactorsHeld {
            authenticator_app: is_left(&factors.authenticator_apps),
            passkey: is_left(&factors.passkeys),
        };
        let is_missed = factors.demand.is_some_and(|allowed| !left.satisfy(allowed));
        is_missed.then_some(Denial::LastFactor)
    });
    let alone =
        model.viewing.derive(|session| match session.proofs.contains(&ProofKind::Password) {
            true => "your password alone",
            false => "your identity provider alone",
        });
    let what = match model.is_passkey(&factor.id) {
        true => "It no longer lets you in.",
        false => "Its codes no longer let you in.",
    };
    let question = Question {
        title: format!("Remove {}?", factor.name.as_str()),
        intro: format!("{what} Your other devices are signed out."),
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
            <Show when=move || denial.with(Option::is_none)>
                <Facts>
                    {move || match is_last.get() {
                        true => view! {
                            <Fact tone=Tone::Danger>
                                {format!(
                                    "It is your last one: {} lets you in, and your recovery codes \
                                     are deleted.",
                                    alone.get(),
                                )}
                            </Fact>
                        },
                        false => view! {
                            <Fact tone=Tone::Good>
                                "Your other factors and recovery codes stay."
                            </Fact>
                        },
                    }}
                </Facts>
            </Show>
        </Confirm>
    }
}
