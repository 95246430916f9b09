use gatehouse_contract::Member;
use leptos::prelude::*;

use crate::ui::{Fact, Tone};
use crate::words;

/// How somebody or several are called in a question: `Jun Kato`, `3 people`.
pub fn named(people: &[Member]) -> String {
    match people {
        [one] => one.person.name.clone(),
        many => words::people(words::count_of(many.len())),
    }
}

/// Of several: who they are, and of those who were selected too, why nothing is done to them.
#[component]
pub fn Named(
    /// Those to whom it is done.
    people: Vec<Member>,
    /// Those to whom it is not.
    rest: Vec<Member>,
    /// What of them: "Not removed".
    why: &'static str,
) -> impl IntoView {
    let several =
        (people.len() > 1).then(|| view! { <Fact tone=Tone::Neutral>{list(&people)}</Fact> });
    let others = (!rest.is_empty())
        .then(|| view! { <Fact tone=Tone::Neutral>{format!("{why}: {}", list(&rest))}</Fact> });
    view! {
        {several}
        {others}
    }
}

/// Their names; of many, the first.
pub fn list(people: &[Member]) -> String {
    let count = words::count_of(people.len());
    let people: Vec<_> = people.iter().map(|it| it.person.clone()).collect();
    words::list_of(&people, count, |person| &person.name)
}
