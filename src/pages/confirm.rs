use std::time::Duration;

use gatehouse_contract::{Denial, Problem, StepUp};
use leptos::children::ViewFnOnce;
use leptos::context::Provider;
use leptos::prelude::*;

use crate::api::Failure;
use crate::pages::failed::NotDone;
use crate::pages::proof::{Proof, Proving};
use crate::routes;
use crate::save::Phase;
use crate::ui::{Button, ButtonVariant, Dialog};
use crate::words;

/// The words of a confirmation.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is asked: "Require single sign-on?"
    pub title: String,
    /// When it takes effect, or what it is about.
    pub intro: String,
    /// The verb of the change, on the button.
    pub verb: String,
    /// Whether it takes something away for good.
    pub danger: bool,
}

/// Asks before a change is made: what will happen, to whom, a proof that it is you, one verb on
/// the button. Stays open, with everything in it, until the server has confirmed.
#[component]
pub fn Confirm(
    /// The words.
    #[prop(into)]
    question: Signal<Question>,
    /// How far the save is.
    phase: RwSignal<Phase>,
    /// Why the change has become impossible while the dialog was open.
    #[prop(optional, into)]
    denial: Signal<Option<Denial>>,
    /// Whether it has to be proven that it is the viewer.
    #[prop(default = true)]
    sensitive: bool,
    /// For a list of people.
    #[prop(optional)]
    wide: bool,
    /// Something else in the dialog is being saved in the same phase.
    #[prop(optional, into)]
    waiting: Signal<bool>,
    /// Closes it and changes nothing.
    on_cancel: Callback<()>,
    /// Makes the change, with the proof that was given.
    on_confirm: Callback<Option<StepUp>>,
    /// Consequences and fields.
    children: Children,
) -> impl IntoView {
    let proving = Proving::new();
    let busy = Signal::derive(move || phase.with(Phase::is_saving) || proving.is_asking.get());
    let failure = Signal::derive(move || phase.with(|phase| phase.failure().cloned()));
    let submit = Callback::new(move |()| match sensitive {
        true => proving.give(move |proof| on_confirm.run(proof)),
        false => on_confirm.run(None),
    });
    let turning = Signal::derive(move || busy.get() && !waiting.get());
    let disabled = Signal::derive(move || denial.with(Option::is_some) || waiting.get());
    let variant = if question.get_untracked().danger {
        ButtonVariant::Danger
    } else {
        ButtonVariant::Primary
    };
    let footer = move || {
        view! {
            <Button on_press=on_cancel disabled=busy>"Cancel"</Button>
            <Button variant submit=true busy=turning disabled>
                {move || question.get().verb}
            </Button>
        }
    };
    view! {
        <Dialog
            title=Signal::derive(move || question.get().title)
            lede=Signal::derive(move || Some(question.get().intro))
            busy
            wide
            on_close=on_cancel
            on_submit=submit
            footer=ViewFnOnce::from(footer)
        >
            <Provider value=proving>{children()}</Provider>
            <Refusal failure denial />
            {sensitive.then(|| view! { <Proof proving locked=busy failure /> })}
            <Patience busy />
        </Dialog>
    }
}

/// Says that the server takes its time, once it does.
#[component]
fn Patience(busy: Signal<bool>) -> impl IntoView {
    const SOON: Duration = Duration::from_secs(4);
    let slow = RwSignal::new(false);
    Effect::new(move |_| {
        slow.set(false);
        if busy.get() {
            set_timeout(
                move || {
                    slow.try_set(busy.try_get_untracked() == Some(true));
                },
                SOON,
            );
        }
    });
    view! {
        // Heard by who listens before it says anything, so it is there, and takes no room.
        <p class=move || if slow.get() { "field-hint" } else { "visually-hidden" } role="status">
            {move || slow.get().then_some("This takes longer than usual. Nothing is lost.")}
        </p>
    }
}

/// Why the change was not made, as far as no field says it.
#[component]
fn Refusal(failure: Signal<Option<Failure>>, denial: Signal<Option<Denial>>) -> impl IntoView {
    let sentence = move || match (failure.get(), denial.get()) {
        (Some(failure), _) if !is_shown_elsewhere(&failure) => Some(words::failure(&failure)),
        (_, Some(denial)) => {
            let what = "This can’t be done now.".to_owned();
            Some(words::Sentence { what, next: words::denial(&denial) })
        }
        _ => None,
    };
    let link = move || denial.with(|denial| denial.as_ref().and_then(put_right));
    move || sentence().map(|sentence| view! { <NotDone sentence link=link() /> })
}

/// Where a condition that is missing is met.
fn put_right(denial: &Denial) -> Option<(&'static str, &'static str)> {
    match denial {
        Denial::NoFactorOfYourOwn | Denial::NoPasskeyOfYourOwn => {
            Some((routes::SIGN_IN_AND_DEVICES, "Go to sign-in & devices"))
        }
        _ => None,
    }
}

fn is_shown_elsewhere(failure: &Failure) -> bool {
    matches!(
        failure.problem(),
        Some(
            Problem::WrongPassword
                | Problem::WrongCode
                | Problem::Stale { .. }
                | Problem::ImpactChanged { .. }
                | Problem::Invalid { .. }
        )
    )
}
