use gatehouse_contract::Problem;
use leptos::prelude::*;

use crate::api::Failure;
use crate::pages::failed::NotDone;
use crate::save::Phase;
use crate::words;

/// Why the sign-in did not work.
#[component]
pub fn SignInRefusal(phase: RwSignal<Phase>) -> impl IntoView {
    let failure = move || phase.with(|phase| phase.failure().cloned());
    move || failure().map(|it| view! { <NotDone sentence=sign_in_sentence(&it) /> })
}

fn sign_in_sentence(failure: &Failure) -> words::Sentence {
    let sentence = words::failure(failure);
    match (failure, failure.problem()) {
        (Failure::Unreachable | Failure::Unreadable, _)
        | (_, Some(Problem::Internal | Problem::Unavailable)) => words::Sentence {
            next: "What you typed is still here. Check your connection, then try again.".to_owned(),
            ..sentence
        },
        _ => sentence,
    }
}
