use gatehouse_contract::{Member, Permission, Role};
use leptos::prelude::*;

use super::model::{MemberTask, MembersModel};
use crate::pages::confirm::{Confirm, Question};
use crate::ui::{Choice, Fact, Facts, RadioGroup, Tone};
use crate::words;

/// Asks which role somebody is to have, and says what they gain and lose by it.
#[component]
pub fn RoleDialog(model: MembersModel) -> impl IntoView {
    move || match model.task.get() {
        MemberTask::ChangingRole(member) => Some(view! { <ChangeRole model member /> }),
        _ => None,
    }
}

#[component]
fn ChangeRole(model: MembersModel, member: Member) -> impl IntoView {
    let Member { person, roles, .. } = member;
    let current = person.role;
    let wanted = RwSignal::new(current);
    let id = person.id.clone();
    let question = Question {
        title: format!("Change the role of {}?", person.name),
        intro: "It counts from the next thing that they do.".to_owned(),
        verb: "Change role".to_owned(),
        danger: false,
    };
    let choice = |role: Role| {
        let choice = Choice::new(role, role.name());
        if role == current { choice.note("As now.") } else { choice }
    };
    let choices = roles.into_iter().map(choice).collect();
    view! {
        <Confirm
            question
            phase=model.giving.phase
            waiting=Signal::derive(move || wanted.get() == current)
            on_cancel=model.cancel()
            on_confirm=Callback::new(move |proof| {
                model.giving.start((proof, id.clone(), wanted.get_untracked()));
            })
        >
            <RadioGroup
                legend="Role"
                choices
                value=wanted
                locked=model.giving.is_saving()
                autofocus=true
            />
            <Facts>{move || effects(current, wanted.get())}</Facts>
        </Confirm>
    }
}

/// What another role gives and takes, by the role table.
fn effects(current: Role, wanted: Role) -> AnyView {
    let effect = |permission: Permission| {
        let words = words::permission(permission);
        match (permission.is_held_by(current), permission.is_held_by(wanted)) {
            (true, false) => Some((Tone::Warning, format!("No longer: {words}"))),
            (false, true) => Some((Tone::Good, format!("From now on: {words}"))),
            _ => None,
        }
    };
    let fact = |(tone, words)| view! { <Fact tone>{words}</Fact> };
    Permission::ALL.into_iter().filter_map(effect).map(fact).collect_view().into_any()
}
