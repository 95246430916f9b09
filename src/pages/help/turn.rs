use gatehouse_contract::Permission;
use gatehouse_help::Passage;
use leptos::prelude::*;

use super::answer::Answer;
use super::whom::{Whom, WhomToAsk};
use super::{Asked, Help};
use crate::ui::{Button, unique_id};

/// A question, and what answers it, best first.
#[component]
pub fn Turn(asked: Asked, found: Vec<Passage>, help: Help, whom: Whom) -> impl IntoView {
    let Asked { question, helped, .. } = asked;
    let id = unique_id("asked");
    let labelled = id.clone();
    let answer = match found.first().map(|best| best.needs) {
        None => view! { <Nothing whom /> }.into_any(),
        Some(needs) => view! {
            <Answers found help whom />
            <Feedback helped whom needs />
        }
        .into_any(),
    };
    view! {
        <section class="help-turn" aria-labelledby=labelled>
            <h3 class="help-question" id=id tabindex="-1">
                {question}
            </h3>
            {answer}
        </section>
    }
}

#[component]
fn Nothing(whom: Whom) -> impl IntoView {
    view! {
        <p>"No guide answers that. Try other words, or ask somebody."</p>
        <WhomToAsk whom needs=None />
    }
}

/// The best passage, and the others folded.
#[component]
fn Answers(found: Vec<Passage>, help: Help, whom: Whom) -> impl IntoView {
    let mut found = found.into_iter();
    let best = found.next().map(|passage| {
        view! {
            <div class="help-answer">
                <h4 class="help-title">{passage.title.clone()}</h4>
                <Answer passage help whom />
            </div>
        }
    });
    let others: Vec<_> = found.map(|passage| view! { <Other passage help whom /> }).collect();
    let more = (!others.is_empty()).then(|| view! { <div class="help-more">{others}</div> });
    view! { {best} {more} }
}

#[component]
fn Other(passage: Passage, help: Help, whom: Whom) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>{passage.title.clone()}</summary>
            <div class="help-answer">
                <Answer passage help whom />
            </div>
        </details>
    }
}

/// Asks whether it helped. The answer is kept nowhere, so nothing pretends that it were.
#[component]
fn Feedback(
    helped: ArcRwSignal<Option<bool>>,
    whom: Whom,
    needs: Option<Permission>,
) -> impl IntoView {
    let helped = RwSignal::from(helped);
    let said = move |yes| {
        let say = Callback::new(move |()| helped.set(Some(yes)));
        let is_said = move || (helped.get() == Some(yes)).to_string();
        let word = if yes { "Yes" } else { "No" };
        view! {
            <Button on_press=say attr:aria-pressed=is_said>
                {word}
            </Button>
        }
    };
    view! {
        <div class="help-feedback" role="group" aria-label="Did this help?">
            <span>"Did this help?"</span>
            {said(true)}
            {said(false)}
        </div>
        <div role="status">
            {move || match helped.get() {
                None => ().into_any(),
                Some(true) => {
                    view! { <p class="muted">"You said that it helped. Nobody is told."</p> }
                        .into_any()
                }
                Some(false) => view! { <WhomToAsk whom needs /> }.into_any(),
            }}
        </div>
    }
}
