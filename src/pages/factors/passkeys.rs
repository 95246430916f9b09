use gatehouse_contract::Factors;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{FactorTask, FactorsModel};
use super::row::FactorRow;
use crate::browser;
use crate::pages::confirm::{Confirm, Question};
use crate::ui::{
    Button, Card, CardBody, CardHeader, Fact, Facts, Glyph, ItemList, SwitchRow, Tone,
};

/// The viewer's passkeys, and what is done about them.
#[component]
pub fn Passkeys(model: FactorsModel) -> impl IntoView {
    let has_any = model.derive(|factors| !factors.passkeys.is_empty());
    let is_supported = browser::passkey::is_supported();
    let add = move || {
        is_supported.then(|| {
            view! {
                <Show when=move || !model.is_keeping().get()>
                    <Button on_press=move || model.begin(FactorTask::AddingPasskey)>
                        "Add passkey"
                    </Button>
                </Show>
            }
        })
    };
    view! {
        <Card>
            <CardHeader title="Passkeys" aside=ViewFnOnce::from(add) />
            <Show when=move || has_any.get() fallback=move || view! { <None is_supported /> }>
                <List model />
                <Alone model />
            </Show>
        </Card>
    }
}

#[component]
fn None(is_supported: bool) -> impl IntoView {
    let more = match is_supported {
        true => "You have none yet.",
        false => "You have none yet, and this browser can’t make one.",
    };
    view! {
        <CardBody>
            <p class="muted">
                "A passkey is unlocked with your fingerprint, face or PIN, and works on this site \
                 alone: nobody can be tricked out of it. " {more}
            </p>
        </CardBody>
    }
}

#[component]
fn List(model: FactorsModel) -> impl IntoView {
    let passkeys = model.derive(|factors| factors.passkeys.clone());
    let row = move |factor| view! { <FactorRow model factor icon=Glyph::Fingerprint /> };
    view! {
        <ItemList label="Your passkeys">
            {move || passkeys.get().into_iter().map(row).collect_view()}
        </ItemList>
    }
}

/// Whether a passkey may be the only step.
#[component]
fn Alone(model: FactorsModel) -> impl IntoView {
    let on = model.derive(|factors| factors.passkey_sign_in);
    view! {
        <SwitchRow
            title="Sign in with a passkey alone"
            description="Your passkey signs you in without your password. It is two factors at \
                         once: the device, and what unlocks it."
            on
            busy=model.switching.is_saving()
            disabled=model.is_keeping()
            on_toggle=Callback::new(move |on| model.begin(FactorTask::SwitchingPasskeySignIn(on)))
        />
    }
}

/// Asks before a passkey may be the only step, or no more.
#[component]
pub fn SwitchDialog(model: FactorsModel) -> impl IntoView {
    move || match model.task.get() {
        FactorTask::SwitchingPasskeySignIn(on) => Some(view! { <Switching model on /> }),
        _ => Option::None,
    }
}

#[component]
fn Switching(model: FactorsModel, on: bool) -> impl IntoView {
    let count = model.derive(|Factors { passkeys, .. }| passkeys.len());
    view! {
        <Confirm
            question=switching(on)
            phase=model.switching.phase
            on_cancel=Callback::new(move |()| model.begin(FactorTask::Reading))
            on_confirm=Callback::new(move |proof| model.switching.start((proof, on)))
        >
            <Facts>
                {move || match (on, count.get()) {
                    (true, 1) => view! {
                        <Fact tone=Tone::Warning>
                            "Whoever unlocks the device of your passkey is signed in as you."
                        </Fact>
                    },
                    (true, count) => view! {
                        <Fact tone=Tone::Warning>
                            {format!(
                                "Whoever unlocks the device of one of your {count} passkeys is \
                                 signed in as you.",
                            )}
                        </Fact>
                    },
                    (false, _) => view! {
                        <Fact tone=Tone::Good>
                            "Your passkeys stay, and are asked for after your password."
                        </Fact>
                    },
                }}
            </Facts>
        </Confirm>
    }
}

fn switching(on: bool) -> Question {
    match on {
        true => Question {
            title: "Sign in with a passkey alone?".to_owned(),
            intro: "From now on, your password is not asked for when you use a passkey.".to_owned(),
            verb: "Allow".to_owned(),
            danger: false,
        },
        false => Question {
            title: "Ask for your password again?".to_owned(),
            intro: "From now on, a passkey alone no longer signs you in.".to_owned(),
            verb: "Ask again".to_owned(),
            danger: false,
        },
    }
}
