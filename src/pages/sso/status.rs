use gatehouse_contract::Action;
use gatehouse_contract::sso::{SsoRequirement, SsoSettings, SsoState};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{SsoModel, Task, provider};
use crate::browser;
use crate::session::use_viewing;
use crate::ui::{Badge, Card, Step, StepState, Steps, SwitchRow, Tone};
use crate::words;

/// Whether single sign-on is on, and how far its set-up is.
#[component]
pub fn Status(model: SsoModel) -> impl IntoView {
    let viewing = use_viewing();
    let on = model.derive(|settings| settings.state.is_on());
    let turn_on = viewing.denial(Action::TurnOnSso);
    let reason = move || turn_on.get().filter(|_| !on.get()).as_ref().map(words::denial);
    let toggle = Callback::new(move |on| {
        let action = if on { Action::TurnOnSso } else { Action::TurnOffSso };
        model.begin(Task::Switching(action));
    });
    view! {
        <Card label="Single sign-on">
            <SwitchRow
                title="Single sign-on"
                description=model.derive(describe)
                on
                on_toggle=toggle
                busy=model.switching.is_saving()
                reason=Signal::derive(reason)
                badge=ViewFnOnce::from(move || view! { <StatusBadge model /> })
            />
            <Steps label="Set-up of single sign-on" steps=model.derive(steps) />
        </Card>
    }
}

fn describe(settings: &SsoSettings) -> String {
    let provider = provider(settings);
    match &settings.state {
        SsoState::On { .. } if is_expired(settings) => format!(
            "Nobody can sign in through {provider}: the certificate has expired. Add the new one to \
             a draft, then put that in place."
        ),
        SsoState::On { .. } => {
            format!("People with a verified email domain sign in through {provider}.")
        }
        SsoState::Unconfigured => {
            "People sign in with a password until you connect an identity provider.".to_owned()
        }
        SsoState::Untested { .. } | SsoState::Tested { .. } => format!(
            "People sign in with a password. Turn it on to let those with a verified email domain \
             sign in through {provider}."
        ),
    }
}

/// Whether single sign-on is on and lets nobody in.
fn is_expired(settings: &SsoSettings) -> bool {
    let connection = settings.state.connection().filter(|_| settings.state.is_on());
    connection.is_some_and(|connection| connection.is_expired(browser::now()))
}

#[component]
fn StatusBadge(model: SsoModel) -> impl IntoView {
    let state = model.derive(|settings| (settings.state.is_on(), settings.requirement()));
    let expired = model.derive(is_expired);
    move || match state.get() {
        _ if expired.get() => view! { <Badge tone=Tone::Danger>"Expired"</Badge> },
        (_, SsoRequirement::Enforced) => view! { <Badge tone=Tone::Good>"Required"</Badge> },
        (_, SsoRequirement::Suspended) => view! { <Badge tone=Tone::Warning>"Suspended"</Badge> },
        (true, _) => view! { <Badge tone=Tone::Good>"On"</Badge> },
        (false, _) => view! { <Badge tone=Tone::Neutral>"Off"</Badge> },
    }
}

/// The first step that is not done is the current one.
fn steps(settings: &SsoSettings) -> Vec<Step> {
    let state = &settings.state;
    let done = [
        ("Claim a domain", !settings.domains.is_empty()),
        ("Connect your IdP", state.connection().is_some()),
        ("Test sign-in", state.test().is_some()),
        (
            if state.is_on() { "Require it" } else { "Turn it on" },
            state.is_on() && settings.required,
        ),
    ];
    let current = done.iter().position(|(_, done)| !done);
    let step = |(index, (label, done)): (usize, (&str, bool))| {
        let state = match (done, Some(index) == current) {
            (true, _) => StepState::Done,
            (false, true) => StepState::Current,
            (false, false) => StepState::Todo,
        };
        Step::new(label, state)
    };
    done.into_iter().enumerate().map(step).collect()
}
