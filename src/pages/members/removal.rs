use gatehouse_contract::Member;
use leptos::prelude::*;

use super::model::{MemberTask, MembersModel};
use crate::pages::confirm::{Confirm, Question};
use crate::session::use_viewing;
use crate::ui::{Fact, Facts, Tone};
use crate::words;

/// Asks before somebody is removed, and says what they lose.
#[component]
pub fn RemoveDialog(model: MembersModel) -> impl IntoView {
    move || match model.task.get() {
        MemberTask::Removing(member) => Some(view! { <Remove model member /> }),
        _ => None,
    }
}

#[component]
fn Remove(model: MembersModel, member: Member) -> impl IntoView {
    let organization = use_viewing().derive(|session| session.organization.as_str().to_owned());
    let Member { person, devices, held, .. } = member;
    let whom = person.clone();
    let question = Question {
        title: format!("Remove {}?", person.name),
        intro: format!(
            "{} is {} of {} and loses access at once.",
            person.email,
            words::with_article(person.role),
            organization.get_untracked(),
        ),
        verb: "Remove".to_owned(),
        danger: true,
    };
    let (tone, signed_out) = match devices {
        0 => (Tone::Neutral, "They are signed in nowhere now".to_owned()),
        count => {
            let browsers = words::plural(count, "browser", "browsers");
            (Tone::Warning, format!("They are signed out of {browsers}"))
        }
    };
    let deleted = match held.any() {
        true => "Their password, second factors and recovery codes are deleted for good",
        false => "Their password is deleted for good",
    };
    view! {
        <Confirm
            question
            phase=model.removing.phase
            on_cancel=model.cancel()
            on_confirm=Callback::new(move |proof| model.removing.start((proof, whom.clone())))
        >
            <Facts>
                <Fact tone>{signed_out}</Fact>
                <Fact tone=Tone::Warning>{deleted}</Fact>
                <Fact tone=Tone::Neutral>
                    "They get a mail. What they did stays in the audit log"
                </Fact>
            </Facts>
        </Confirm>
    }
}
