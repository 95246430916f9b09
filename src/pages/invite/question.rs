use gatehouse_contract::{INVITATION_DAYS, NewInvitation, Role};
use leptos::prelude::*;

use super::draft::InviteDraft;
use crate::pages::confirm::{Confirm, Question};
use crate::ui::{Fact, Facts, Tone};
use crate::words;

/// Asks before people are invited, and says what follows from it.
#[component]
pub fn InviteDialog(draft: InviteDraft) -> impl IntoView {
    move || draft.asking.get().then(|| view! { <Ask draft /> })
}

#[component]
fn Ask(draft: InviteDraft) -> impl IntoView {
    let people = untrack(|| draft.ready());
    let question = Question {
        title: match people.as_slice() {
            [one] => format!("Invite {}?", one.email.as_str()),
            many => format!("Invite {}?", words::people(words::count_of(many.len()))),
        },
        intro: format!(
            "Each gets a mail with a link, which works once within {}.",
            words::days(INVITATION_DAYS)
        ),
        verb: "Invite".to_owned(),
        danger: false,
    };
    let facts = untrack(|| facts(draft, &people));
    let facts =
        facts.into_iter().map(|(tone, words)| view! { <Fact tone>{words}</Fact> }).collect_view();
    let cancel = Callback::new(move |()| draft.asking.set(false));
    let send = Callback::new(move |proof| draft.inviting.start((proof, people.clone())));
    view! {
        <Confirm question phase=draft.inviting.phase on_cancel=cancel on_confirm=send>
            <Facts>{facts}</Facts>
        </Confirm>
    }
}

fn facts(draft: InviteDraft, people: &[NewInvitation]) -> Vec<(Tone, String)> {
    let number = |is: &dyn Fn(&NewInvitation) -> bool| {
        words::count_of(people.iter().filter(|it| is(it)).count())
    };
    let with = |role: Role| {
        let number = number(&|it| it.role == role);
        let words = match number {
            1 => words::with_article(role),
            _ => words::roles(&[role]),
        };
        (number > 0).then(|| (Tone::Neutral, format!("{number} as {words}")))
    };
    let mut facts: Vec<_> = Role::ALL.into_iter().filter_map(with).collect();
    let of = |it: &NewInvitation| draft.status(&it.email);
    let guests = number(&|it| of(it).is_some_and(|it| it.guest));
    if guests > 0 {
        let words = words::plural(guests, "of them is a guest", "of them are guests");
        facts.push((Tone::Warning, format!("{words}: their address is on none of your domains")));
    }
    let excepted = number(&|it| of(it).is_some_and(|known| known.excepted_as.contains(&it.role)));
    if excepted > 0 {
        let people = words::people(excepted);
        facts.push((
            Tone::Warning,
            format!("{people} will be excepted from required single sign-on, since your identity provider doesn’t know them"),
        ));
    }
    let through = number(&|it| of(it).is_some_and(|known| known.sso_alone_as.contains(&it.role)));
    if through > 0 {
        let join = words::plural(through, "person joins", "people join");
        facts.push((Tone::Good, format!("{join} by signing in through your identity provider")));
    }
    facts
}
