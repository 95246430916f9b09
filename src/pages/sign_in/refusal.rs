use gatehouse_contract::Problem;
use leptos::prelude::*;

use crate::api::Failure;
use crate::save::Phase;
use crate::ui::{Notice, NoticeTone, Spoken};
use crate::words;

/// Why the sign-in did not work.
#[component]
pub fn SignInRefusal(phase: RwSignal<Phase>) -> impl IntoView {
    let failure = move || phase.with(|phase| phase.failure().cloned());
    move || {
        failure().map(|failure| {
            let sentence = sign_in_sentence(&failure);
            view! {
                <Notice tone=NoticeTone::Danger spoken=Spoken::AtOnce title=sentence.what>
                    {sentence.next}
                </Notice>
            }
        })
    }
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
