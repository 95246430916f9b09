use gatehouse_contract::{Deletion, Problem};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Answer};
use crate::browser;
use crate::pages::failed::Refusal;
use crate::save::{Phase, Save};
use crate::session::Gate;
use crate::ui::{Button, ButtonVariant, Card, CardBody, PAGE_TITLE, SoloPage};
use crate::words;

/// That the organization was deleted, and for its Owners, a way to bring it back.
#[component]
pub fn DeletedPage() -> impl IntoView {
    browser::set_title("Deleted · Gatehouse");
    let gate = expect_context::<RwSignal<Gate>>();
    let deletion = expect_context::<Deletion>();
    // What had the focus has gone with the settings.
    request_animation_frame(|| {
        browser::focus_id(PAGE_TITLE);
    });
    // Somebody may have brought it back.
    let shown = deletion.clone();
    browser::on_return(move || {
        let shown = shown.clone();
        spawn_local(async move {
            let now = Gate::ask().await;
            if !matches!(now, Gate::Failed(_)) && now != Gate::Deleted(shown) {
                gate.try_set(now);
            }
        });
    });
    view! { <DeletedScreen deletion restoring=ask(gate, restore) leaving=ask(gate, sign_out) /> }
}

async fn restore() -> Answer<Gate> {
    api::organization::restore().await.map(|session| Gate::Ready(Box::new(session)))
}

async fn sign_out() -> Answer<Gate> {
    api::session::delete().await.map(|()| Gate::SignedOut)
}

/// A request of somebody who has no settings to look at, and where it leads.
fn ask<F>(gate: RwSignal<Gate>, request: fn() -> F) -> Save<()>
where
    F: Future<Output = Answer<Gate>> + 'static,
{
    let phase = RwSignal::new(Phase::Editing);
    let start = move |()| {
        spawn_local(async move {
            let failure = match request().await {
                Ok(next) => {
                    gate.set(next);
                    // The button that had the focus is gone.
                    request_animation_frame(|| {
                        browser::focus_id(PAGE_TITLE);
                    });
                    return;
                }
                Err(failure) => failure,
            };
            match failure.problem() {
                Some(Problem::SignedOut) => gate.set(Gate::SignedOut),
                Some(Problem::OrganizationDeleted { deletion }) => {
                    gate.set(Gate::Deleted(deletion.clone()));
                }
                _ => {
                    phase.try_set(Phase::Refused(failure));
                }
            }
        });
    };
    Save::begun_by(phase, start)
}

/// The same, from a value.
#[component]
pub fn DeletedScreen(
    /// By whom it was deleted, and until when it can be brought back.
    deletion: Deletion,
    /// Brings it back.
    restoring: Save<()>,
    /// Signs out.
    leaving: Save<()>,
) -> impl IntoView {
    let next = words::deleted(&deletion).next;
    let Deletion { organization, restorable, by, gone_at, .. } = deletion;
    let is_late = gone_at <= browser::now();
    let title = format!("{} was deleted", organization.as_str());
    let press = move |save: Save<()>| {
        Callback::new(move |()| {
            restoring.reset();
            leaving.reset();
            save.start(());
        })
    };
    let whom_to_ask = (!restorable && !is_late).then(|| {
        view! { <p>{format!("If you need it, ask {by} or another Owner to bring it back.")}</p> }
    });
    let restore = restorable.then(|| {
        view! {
            <Button
                variant=ButtonVariant::Primary
                busy=restoring.is_saving()
                on_press=press(restoring)
            >
                "Bring it back"
            </Button>
        }
    });
    view! {
        <SoloPage brand="Gatehouse">
            <Card>
                <CardBody>
                    <h1 class="page-title" id=PAGE_TITLE tabindex="-1">
                        {title}
                    </h1>
                    <p>{next}</p>
                    {whom_to_ask}
                    <Refusal failure=restoring.failure() />
                    <Refusal failure=leaving.failure() />
                    <div class="form-buttons">
                        <Button busy=leaving.is_saving() on_press=press(leaving)>
                            "Sign out"
                        </Button>
                        {restore}
                    </div>
                </CardBody>
            </Card>
        </SoloPage>
    }
}
