use gatehouse_contract::{Member, Permission, Role};
use leptos::prelude::*;

use super::model::{MemberTask, MembersModel};
use super::people::{Named, named};
use super::shifts::sign_in_effects;
use crate::pages::confirm::{Confirm, Question};
use crate::ui::{Choice, Fact, Facts, RadioGroup, Tone};
use crate::words;

/// Asks which role people are to have, and says what they gain and lose by it.
#[component]
pub fn RoleDialog(model: MembersModel) -> impl IntoView {
    move || (model.task.get() == MemberTask::ChangingRole).then(|| view! { <ChangeRole model /> })
}

#[component]
fn ChangeRole(model: MembersModel) -> impl IntoView {
    let all = model.concerned.get_untracked();
    let (able, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(Member::may_change_role);
    let current = same_role(&able);
    // Nobody is given a role that was not chosen.
    let wanted = RwSignal::new(current);
    let question = Question {
        title: format!("Change the role of {}?", named(&able)),
        intro: match able.as_slice() {
            [one] => format!("It counts from the next thing that {} does.", one.person.email),
            _ => "It counts from the next thing that they do.".to_owned(),
        },
        verb: "Change role".to_owned(),
        danger: false,
    };
    let choice = |role: Role| {
        let choice = Choice::new(Some(role), role.name());
        if current == Some(role) { choice.note("As now.") } else { choice }
    };
    let choices = shared_roles(&able).into_iter().map(choice).collect();
    let effect = {
        let able = able.clone();
        let had: Vec<Role> = able.iter().map(|it| it.person.role).collect();
        move || {
            let wanted = wanted.get()?;
            Some(view! {
                {sign_in_effects(&able, wanted)}
                {role_effects(&had, wanted)}
            })
        }
    };
    let send = Callback::new(move |proof| {
        let Some(role) = wanted.get_untracked() else { return };
        let left = model.concerned.get_untracked();
        let able = left.into_iter().filter(Member::may_change_role).collect();
        model.giving.start((proof, able, role));
    });
    view! {
        <Confirm
            question
            phase=model.giving.phase
            waiting=Signal::derive(move || wanted.get() == current)
            on_cancel=model.cancel()
            on_confirm=send
        >
            <RadioGroup
                legend="Role"
                choices
                value=wanted
                locked=model.giving.is_saving()
                autofocus=true
            />
            <Facts>
                <Named people=able rest why="No other role can be given to" />
                {effect}
            </Facts>
        </Confirm>
    }
}

/// The role that all of them have.
fn same_role(people: &[Member]) -> Option<Role> {
    let role = people.first()?.person.role;
    people.iter().all(|it| it.person.role == role).then_some(role)
}

/// The roles that each of them may be given, highest first.
fn shared_roles(people: &[Member]) -> Vec<Role> {
    let is_shared = |role: &Role| people.iter().all(|it| it.roles.contains(role));
    Role::ALL.into_iter().filter(is_shared).collect()
}

/// What a role gives and takes of people who have these, by the role table.
pub fn role_effects(had: &[Role], wanted: Role) -> AnyView {
    let effect = |permission: Permission| {
        let words = words::permission(permission);
        let is_held = |role: &Role| permission.is_held_by(*role);
        match permission.is_held_by(wanted) {
            false if had.iter().any(is_held) => {
                Some((Tone::Warning, format!("No longer: {words}")))
            }
            true if !had.iter().all(is_held) => Some((Tone::Good, format!("From now on: {words}"))),
            _ => None,
        }
    };
    let fact = |(tone, words)| view! { <Fact tone>{words}</Fact> };
    Permission::ALL.into_iter().filter_map(effect).map(fact).collect_view().into_any()
}
