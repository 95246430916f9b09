use gatehouse_contract::{Deletion, Session};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
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
    view! {
        <DeletedScreen
            deletion
            restoring=ask(api::organization::restore, move |session: Session| {
                gate.set(Gate::Ready(Box::new(session)));
            })
            leaving=ask(api::session::delete, move |()| gate.set(Gate::SignedOut))
        />
    }
}

/// A request of somebody who has no settings to look at.
fn ask<T, F>(request: fn() -> F, done: impl Fn(T) + Copy + Send + Sync + 'static) -> Save<()>
where
    T: 'static,
    F: Future<Output = api::Answer<T>> + 'static,
{
    let phase = RwSignal::new(Phase::Editing);
    let start = move |()| {
        spawn_local(async move {
            match request().await {
                Ok(answer) => done(answer),
                Err(failure) => {
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
    let Deletion { organization, restorable, by, .. } = deletion;
    let title = format!("{} was deleted", organization.as_str());
    let press = move |save: Save<()>| Callback::new(move |()| save.start(()));
    view! {
        <SoloPage brand="Gatehouse">
            <Card>
                <CardBody>
                    <h1 class="page-title" id=PAGE_TITLE tabindex="-1">
                        {title}
                    </h1>
                    <p>{next}</p>
                    <Show when=move || !restorable>
                        <p>{format!("If you need it, ask {by} or another Owner to bring it back.")}</p>
                    </Show>
                    <Refusal failure=restoring.failure() />
                    <Refusal failure=leaving.failure() />
                    <div class="form-buttons">
                        <Button busy=leaving.is_saving() on_press=press(leaving)>
                            "Sign out"
                        </Button>
                        <Show when=move || restorable>
                            <Button
                                variant=ButtonVariant::Primary
                                busy=restoring.is_saving()
                                on_press=press(restoring)
                            >
                                "Bring it back"
                            </Button>
                        </Show>
                    </div>
                </CardBody>
            </Card>
        </SoloPage>
    }
}
