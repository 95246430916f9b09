use gatehouse_contract::Problem;
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

/// That something was not done, and why.
#[component]
pub fn NotDone(
    /// Why.
    sentence: Sentence,
    /// Where it is put right: the address, and the words of a link to it.
    #[prop(optional_no_strip)]
    link: Option<(&'static str, &'static str)>,
) -> impl IntoView {
    let link = link.map(|(href, words)| view! { " " <a href=href>{words}</a> });
    view! {
        <Notice tone=NoticeTone::Danger spoken=Spoken::AtOnce title=sentence.what>
            {sentence.next} {link}
        </Notice>
    }
}

/// Why a request came to nothing, as far as it is not said elsewhere.
#[component]
pub fn Refusal(
    /// Why, if it did.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
    /// Whether a field or another part of the page says it.
    #[prop(default = |_| false)]
    elsewhere: fn(&Problem) -> bool,
) -> impl IntoView {
    move || {
        let failure = failure.get()?;
        let is_here = !failure.problem().is_some_and(elsewhere);
        is_here.then(|| view! { <NotDone sentence=words::failure(&failure) /> })
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
