mod arrival;
mod departure;
mod forgot;
mod form;
mod refusal;
mod second_factor;
mod second_step;

pub use arrival::Arrival;
pub use forgot::ForgotPassword;
pub use refusal::SignInRefusal;
pub use second_factor::{SecondFactorPage, SignInAgain};
pub use second_step::{OtherSteps, SecondStepFields, SecondStepModel};

use gatehouse_contract::Credentials;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Answer};
use crate::browser;
use crate::passkey;
use crate::save::Phase;
use crate::session::Gate;
use crate::ui::{Card, CardBody, SoloPage};

/// Where everybody begins. The address stays as it is, so that a person who followed a link is
/// there once they are signed in.
#[component]
pub fn SignInPage(
    gate: RwSignal<Gate>,
    /// How whoever looks got here.
    arrival: Option<Arrival>,
) -> impl IntoView {
    let arrival = RwSignal::new(arrival);
    browser::set_title("Sign in · Gatehouse");
    let phase = RwSignal::new(Phase::Editing);
    let submit = Callback::new(move |credentials: Credentials| {
        phase.set(Phase::Saving);
        spawn_local(async move {
            match Gate::of(api::session::create(credentials).await) {
                Ok(next) => gate.set(next),
                Err(failure) => {
                    phase.try_set(Phase::Refused(failure));
                }
            }
        });
    });
    let with_passkey = Callback::new(move |()| {
        phase.set(Phase::Saving);
        spawn_local(async move {
            match enter().await {
                Ok(next) => gate.set(next),
                Err(failure) => {
                    phase.try_set(Phase::Refused(failure));
                }
            }
        });
    });
    view! {
        <SoloPage brand="Gatehouse">
            <Card>
                <CardBody>
                    <h1 class="page-title">"Sign in"</h1>
                    <arrival::ArrivalNotice arrival />
                    <form::SignInForm phase submit with_passkey />
                </CardBody>
            </Card>
        </SoloPage>
    }
}

/// Signs in with a passkey alone.
async fn enter() -> Answer<Gate> {
    let said = passkey::assert().await?;
    Gate::of(api::session::create_with_passkey(said).await)
}
