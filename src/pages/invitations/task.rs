use gatehouse_contract::{INVITATION_DAYS, Invitation};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::model::{FOUND, InvitationTask, InvitationsModel, row_id};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::row_focus::focus_place;
use crate::ui::{Button, ButtonVariant, CopyValue, Dialog, Fact, Facts, Tone};
use crate::words;

/// Asks before something is done with an invitation.
#[component]
pub fn TaskDialog(model: InvitationsModel) -> impl IntoView {
    move || match model.task.get() {
        InvitationTask::Reading => ().into_any(),
        InvitationTask::Copying(it, url) => view! { <Link model it url /> }.into_any(),
        task => view! { <Ask model task /> }.into_any(),
    }
}

#[component]
fn Ask(model: InvitationsModel, task: InvitationTask) -> impl IntoView {
    let (question, facts) = words_of(&task);
    let cancel = Callback::new(move |()| model.task.set(InvitationTask::Reading));
    let send = Callback::new(move |proof| model.doing.start((proof, task.clone())));
    let facts =
        facts.into_iter().map(|(tone, words)| view! { <Fact tone>{words}</Fact> }).collect_view();
    view! {
        <Confirm question phase=model.doing.phase on_cancel=cancel on_confirm=send>
            <Facts>{facts}</Facts>
        </Confirm>
    }
}

/// What is asked, and what follows from it.
fn words_of(task: &InvitationTask) -> (Question, Vec<(Tone, String)>) {
    let question = |title: String, intro: String, verb: &str, danger| Question {
        title,
        intro,
        verb: verb.to_owned(),
        danger,
    };
    let days = words::days(INVITATION_DAYS);
    match task {
        InvitationTask::Sending(it) => (
            question(
                format!("Send the invitation to {} again?", it.email),
                "They get another mail, with a new link.".to_owned(),
                "Send again",
                false,
            ),
            vec![
                (Tone::Neutral, format!("The new link works for {days} from now on")),
                (Tone::Warning, "The link of the mail before stops working".to_owned()),
            ],
        ),
        InvitationTask::Revoking(it) => (
            question(
                format!("Revoke the invitation of {}?", it.email),
                "They are not told. You can invite them again at any time.".to_owned(),
                "Revoke",
                true,
            ),
            vec![(Tone::Warning, "Its link stops working at once".to_owned())],
        ),
        InvitationTask::Linking(it) | InvitationTask::Copying(it, _) => (
            question(
                format!("Show the link for {}?", it.email),
                "For when the mail does not arrive. It is the link that was sent.".to_owned(),
                "Show link",
                false,
            ),
            facts_of_link(it),
        ),
        InvitationTask::Reading => (question(String::new(), String::new(), "", false), Vec::new()),
    }
}

fn facts_of_link(it: &Invitation) -> Vec<(Tone, String)> {
    let role = words::with_article(it.role);
    vec![
        (Tone::Warning, format!("Whoever has it can join as {role}, once")),
        (Tone::Neutral, "That you looked at it is written to the audit log".to_owned()),
    ]
}

#[component]
fn Link(model: InvitationsModel, it: Invitation, url: String) -> impl IntoView {
    let row = row_id(&it);
    let close = Callback::new(move |()| {
        model.task.set(InvitationTask::Reading);
        focus_place(vec![row.clone()], FOUND);
    });
    let footer = move || {
        view! { <Button variant=ButtonVariant::Primary on_press=close>"Done"</Button> }
    };
    let lede = format!(
        "Give it to nobody but {}. It works until {}.",
        it.email,
        words::date(it.expires_at)
    );
    view! {
        <Dialog
            title=format!("The link for {}", it.email)
            lede=Signal::stored(Some(lede))
            on_close=close
            on_submit=close
            footer=ViewFnOnce::from(footer)
        >
            <CopyValue label="link" value=Signal::stored(url) />
        </Dialog>
    }
}
