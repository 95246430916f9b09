use gatehouse_contract::{Member, Permit};
use leptos::prelude::*;

use super::model::{MemberTask, MembersModel};
use super::people::{Named, list, named};
use crate::pages::confirm::{Confirm, Question};
use crate::session::use_viewing;
use crate::ui::{Fact, Facts, Tone};
use crate::words;

/// Asks before people are removed, and says what they lose.
#[component]
pub fn RemoveDialog(model: MembersModel) -> impl IntoView {
    move || (model.task.get() == MemberTask::Removing).then(|| view! { <Remove model /> })
}

fn may_be(member: &Member) -> bool {
    member.removal == Permit::Allowed
}

#[component]
fn Remove(model: MembersModel) -> impl IntoView {
    let viewing = use_viewing();
    let organization = viewing.derive(|session| session.organization.as_str().to_owned());
    let all = model.concerned.get_untracked();
    let (able, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(may_be);
    let is_own = matches!(able.as_slice(), [one] if untrack(|| viewing.is_own(&one.person.id)));
    let organization = organization.get_untracked();
    let question = Question {
        title: match is_own {
            true => format!("Leave {organization}?"),
            false => format!("Remove {}?", named(&able)),
        },
        intro: match is_own {
            true => "You lose access at once. Only another Owner or Admin can let you back in."
                .to_owned(),
            false => intro(&able, &organization),
        },
        verb: "Remove".to_owned(),
        danger: true,
    };
    let (tone, signed_out) = signed_out(&able);
    let returning: Vec<_> = able.iter().filter(|it| it.returns).cloned().collect();
    let returning = (!returning.is_empty()).then(|| {
        let people = list(&returning);
        let words = format!(
            "Your identity provider lets in again as a Member, until they are removed there too: {people}",
        );
        view! { <Fact tone=Tone::Danger>{words}</Fact> }
    });
    let send = Callback::new(move |proof| {
        let able = model.concerned.get_untracked().into_iter().filter(may_be).collect();
        model.removing.start((proof, able));
    });
    view! {
        <Confirm
            question
            phase=model.removing.phase
            on_cancel=model.cancel()
            on_confirm=send
        >
            <Facts>
                <Named people=able rest why="Not removed, since you can’t" />
                <Fact tone>{signed_out}</Fact>
                {returning}
                <Fact tone=Tone::Warning>
                    "Passwords, second factors and recovery codes of theirs are deleted for good"
                </Fact>
                <Fact tone=Tone::Neutral>
                    "Invitations of theirs that nobody has accepted yet are revoked"
                </Fact>
                <Fact tone=Tone::Neutral>
                    "They get a mail. What they did stays in the audit log"
                </Fact>
            </Facts>
        </Confirm>
    }
}

fn intro(people: &[Member], organization: &str) -> String {
    match people {
        [Member { person, .. }] => {
            let role = words::with_article(person.role);
            format!("{} is {role} of {organization} and loses access at once.", person.email)
        }
        _ => format!("They lose access to {organization} at once."),
    }
}

fn signed_out(people: &[Member]) -> (Tone, String) {
    match people.iter().map(|it| it.devices).sum() {
        0 => (Tone::Neutral, "They are signed in nowhere now".to_owned()),
        count => {
            let browsers = words::plural(count, "browser", "browsers");
            (Tone::Warning, format!("They are signed out of {browsers}"))
        }
    }
}
