use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::api::Failure;
use crate::ui::{Button, Notice, NoticeTone, SoloPage, Spinner, Spoken};
use crate::words::{self, Sentence};

/// Why something is not here, and a button that tries again.
#[component]
pub fn Unavailable(
    /// Why.
    sentence: Sentence,
    /// Tries again.
    retry: Callback<()>,
) -> impl IntoView {
    let actions = move || view! { <Button on_press=retry>"Try again"</Button> };
    view! {
        <Notice
            tone=NoticeTone::Danger
            spoken=Spoken::AtOnce
            title=sentence.what
            actions=ViewFnOnce::from(actions)
        >
            {sentence.next}
        </Notice>
    }
}

/// The app before it knows who is looking.
#[component]
pub fn LoadingPage() -> impl IntoView {
    view! {
        <SoloPage brand="Gatehouse">
            <h1 class="visually-hidden">"Gatehouse"</h1>
            <Spinner label="Opening Gatehouse" />
        </SoloPage>
    }
}

/// The app when the server cannot say who is looking.
#[component]
pub fn FailedPage(
    /// Why.
    failure: Failure,
    /// Asks again.
    retry: Callback<()>,
) -> impl IntoView {
    view! {
        <SoloPage brand="Gatehouse">
            <h1 class="visually-hidden">"Gatehouse can’t be opened"</h1>
            <Unavailable sentence=words::load_failure(&failure) retry />
        </SoloPage>
    }
}
