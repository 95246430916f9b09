use gatehouse_contract::AllowedFactors;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{FactorTask, FactorsModel};
use super::row::FactorRow;
use super::set_up::SetUpApp;
use crate::pages::failed::Refusal;
use crate::ui::{
    Button, ButtonVariant, Card, CardBody, CardHeader, Glyph, ItemList, focus_afterwards,
};

/// The id of the button that adds one.
const ADD: &str = "add-authenticator-app";

/// The viewer's authenticator apps, and what is done about them.
#[component]
pub fn Apps(model: FactorsModel) -> impl IntoView {
    let FactorsModel { task, beginning, .. } = model;
    let reading = Memo::new(move |_| {
        !matches!(task.get(), FactorTask::SettingUp(_) | FactorTask::Keeping(_))
    });
    let (busy, failure) = (beginning.is_saving(), beginning.failure());
    let counts = model.derive(|factors| factors.demand != Some(AllowedFactors::PasskeysOnly));
    let variant = match counts.get_untracked() {
        true => ButtonVariant::Primary,
        false => ButtonVariant::Secondary,
    };
    let add = move || {
        view! {
            <Show when=move || reading.get()>
                <Button
                    variant
                    busy
                    on_press=move || model.add_app()
                    attr:id=ADD
                >
                    "Add authenticator app"
                </Button>
            </Show>
        }
    };
    view! {
        <Card>
            <CardHeader title="Authenticator apps" aside=ViewFnOnce::from(add) />
            <Show when=move || {
                task.get() != FactorTask::Proving && failure.with(Option::is_some)
            }>
                <CardBody>
                    <Refusal failure />
                </CardBody>
            </Show>
            <Show when=move || !counts.get()>
                <CardBody>
                    <p class="muted">
                        "Your organization takes passkeys alone: an authenticator app does not count."
                    </p>
                </CardBody>
            </Show>
            <Content model />
        </Card>
    }
}

#[component]
fn Content(model: FactorsModel) -> impl IntoView {
    let cancel = Callback::new(move |()| model.begin(FactorTask::Reading));
    let enrolled = Callback::new(move |reply| model.enrolled(reply));
    let setup = Memo::new(move |_| match model.task.get() {
        FactorTask::SettingUp(setup) => Some(setup),
        _ => None,
    });
    move || match setup.get() {
        Some(setup) => {
            focus_afterwards(ADD);
            view! {
                <CardBody>
                    <SetUpApp setup on_enrolled=enrolled on_cancel=cancel />
                </CardBody>
            }
            .into_any()
        }
        None => view! { <List model /> }.into_any(),
    }
}

#[component]
fn List(model: FactorsModel) -> impl IntoView {
    let apps = model.derive(|factors| factors.authenticator_apps.clone());
    move || match apps.get() {
        apps if apps.is_empty() => view! {
            <CardBody>
                <p class="muted">
                    "An app on your phone shows a code of six digits, which you type after your \
                     password. You have none yet."
                </p>
            </CardBody>
        }
        .into_any(),
        apps => {
            let row = move |factor| view! { <FactorRow model factor icon=Glyph::Smartphone /> };
            view! {
                <ItemList label="Your authenticator apps">
                    {apps.into_iter().map(row).collect_view()}
                </ItemList>
            }
            .into_any()
        }
    }
}
