use leptos::children::ViewFnOnce;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::lazy::{Fetch, Screen};
use crate::ui::{Button, Card, CardBody, Notice, NoticeTone, Skeleton, SoloPage, Spoken};

/// Where a screen's module is.
#[derive(Clone, Copy)]
enum Arrival {
    Coming,
    Missing,
    Here(Screen),
}

/// A screen that comes in a module of its own.
#[component]
pub fn LazyScreen(
    /// Fetches it.
    fetch: fn() -> Fetch,
    /// What stands in its place until it is here.
    coming: Screen,
    /// What stands there when it cannot be had; it is given what fetches again.
    #[prop(default = |retry| view! { <MissingScreen retry /> }.into_any())]
    missing: fn(Callback<()>) -> AnyView,
) -> impl IntoView {
    let arrival = RwSignal::new(Arrival::Coming);
    let start = move || {
        arrival.set(Arrival::Coming);
        spawn_local(async move {
            let answer = fetch().await.map_or(Arrival::Missing, Arrival::Here);
            arrival.try_set(answer);
        });
    };
    start();
    let retry = Callback::new(move |()| start());
    move || match arrival.get() {
        Arrival::Coming => coming(),
        Arrival::Missing => missing(retry),
        Arrival::Here(screen) => screen(),
    }
}

/// Grey lines until a screen's module is here.
#[component]
pub fn Coming(
    /// What is being waited for: "Opening the tab".
    label: &'static str,
) -> impl IntoView {
    view! {
        <Card label>
            <CardBody>
                <Skeleton label lines=4 />
            </CardBody>
        </Card>
    }
}

/// The app when the settings themselves could not be had.
pub fn missing_app(retry: Callback<()>) -> AnyView {
    let screen = view! {
        <SoloPage brand="Gatehouse">
            <h1 class="visually-hidden">"Gatehouse can’t be opened"</h1>
            <MissingScreen retry />
        </SoloPage>
    };
    screen.into_any()
}

/// Says that a screen's module could not be had.
#[component]
pub fn MissingScreen(
    /// Fetches it again.
    retry: Callback<()>,
) -> impl IntoView {
    let actions = move || view! { <Button on_press=retry>"Try again"</Button> };
    view! {
        <Notice
            tone=NoticeTone::Danger
            spoken=Spoken::AtOnce
            title="This page could not be loaded."
            actions=ViewFnOnce::from(actions)
        >
            "Nothing was changed. Check your connection, then try again. If it goes on, reload: \
             there may be a newer version of Gatehouse."
        </Notice>
    }
}
