use gatehouse_contract::SecondFactorChallenge;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::second_step::{OtherSteps, SecondStepFields, SecondStepModel};
use crate::api;
use crate::browser;
use crate::save::Phase;
use crate::session::Gate;
use crate::ui::{Button, ButtonVariant, Card, CardBody, SoloPage};
use crate::words;

/// Asks for the second factor of somebody whose password was right. The address stays as it is.
#[component]
pub fn SecondFactorPage(
    gate: RwSignal<Gate>,
    /// What is asked.
    challenge: SecondFactorChallenge,
    /// How far it is.
    #[prop(default = RwSignal::new(Phase::Editing))]
    phase: RwSignal<Phase>,
) -> impl IntoView {
    browser::set_title("Second factor · Gatehouse");
    let conclude = Callback::new(move |answer| {
        gate.set(Gate::of(answer).unwrap_or(Gate::SignedOut));
    });
    let model = SecondStepModel::new(&challenge, phase, conclude);
    let busy = model.busy();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        model.send();
    };
    view! {
        <SoloPage brand="Gatehouse">
            <Card>
                <CardBody>
                    <h1 class="page-title">"One more step"</h1>
                    <p>
                        "Your password was right. Now prove that it is you, "
                        <strong>{challenge.email}</strong> "."
                    </p>
                    <form class="stack" novalidate=true on:submit=send>
                        <SecondStepFields model />
                        <Button variant=ButtonVariant::Primary submit=true busy>
                            {move || words::second_step_verb(model.chosen())}
                        </Button>
                        <OtherSteps model />
                    </form>
                    <p class="field-hint">
                        "Lost your phone and your recovery codes? An Owner or Admin can reset your \
                         second factor."
                    </p>
                    <SignInAgain gate />
                </CardBody>
            </Card>
        </SoloPage>
    }
}

/// The way back for whoever is somebody else.
#[component]
pub fn SignInAgain(gate: RwSignal<Gate>) -> impl IntoView {
    let start_again = move || {
        spawn_local(async move {
            // A half-way session is good for nothing else, and ends by itself.
            let _ = api::session::delete().await;
            gate.set(Gate::SignedOut);
        });
    };
    view! {
        <Button variant=ButtonVariant::Quiet on_press=start_again>
            "Sign in as somebody else"
        </Button>
    }
}
