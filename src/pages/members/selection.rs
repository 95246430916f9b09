use gatehouse_contract::{Action, Member, MemberSignIn, Permit};
use leptos::prelude::*;

use super::model::{MemberTask, MembersModel};
use crate::pages::failed::Refusal;
use crate::session::use_viewing;
use crate::ui::{Button, ButtonVariant};
use crate::words;

/// What can be done with everyone who is selected.
#[component]
pub fn Selection(model: MembersModel) -> impl IntoView {
    let is_any = Memo::new(move |_| model.selected.with(|selected| !selected.is_empty()));
    view! {
        <Show when=move || is_any.get()>
            <Refusal failure=model.reminding.failure() />
            <Bar model />
        </Show>
    }
}

/// Selects all who have come: of a long list, those on the pages that were looked at.
#[component]
pub fn SelectAll(model: MembersModel) -> impl IntoView {
    let come =
        Memo::new(move |_| model.listing.pages.with(|pages| pages.values().map(Vec::len).sum()));
    let several = Memo::new(move |_| come.get() > 1);
    let words = move || {
        let come: usize = come.get();
        let total = model.listing.counts.get().map(|(_, total)| total as usize);
        match total == Some(come) {
            true => "Select all".to_owned(),
            false => format!("Select the {come} that have loaded"),
        }
    };
    view! {
        <Show when=move || several.get()>
            <Button variant=ButtonVariant::Quiet on_press=move |()| model.select_all()>
                {words}
            </Button>
        </Show>
    }
}

#[component]
fn Bar(model: MembersModel) -> impl IntoView {
    let selected = model.selected;
    let all = move || selected.with(|selected| selected.values().cloned().collect::<Vec<_>>());
    let none = move |is_able: fn(&Member) -> bool| {
        Signal::derive(move || !selected.with(|selected| selected.values().any(is_able)))
    };
    let denial = use_viewing().denial(Action::RemindOfTwoFactor);
    let no_reminder = none(lacks_factor);
    let count = move || {
        let count = selected.with(|selected| words::count_of(selected.len()));
        format!("{} selected", words::people(count))
    };
    let remind = move |()| {
        model.reminding.start(untrack(all).into_iter().filter(lacks_factor).collect());
    };
    view! {
        <div class="selection" role="group" aria-label="Selected members">
            <p role="status">{count}</p>
            <Button
                disabled=none(Member::may_change_role)
                on_press=move |()| model.begin(MemberTask::ChangingRole, untrack(all))
            >
                "Change role"
            </Button>
            <Button
                busy=model.reminding.is_saving()
                disabled=Signal::derive(move || denial.get().is_some() || no_reminder.get())
                on_press=remind
            >
                "Remind of two-factor"
            </Button>
            <Button
                variant=ButtonVariant::DangerOutline
                disabled=none(|it| it.removal == Permit::Allowed)
                on_press=move |()| model.begin(MemberTask::Removing, untrack(all))
            >
                "Remove"
            </Button>
            <Button
                variant=ButtonVariant::Quiet
                on_press=move |()| selected.update(std::collections::BTreeMap::clear)
            >
                "Select nobody"
            </Button>
        </div>
    }
}

/// Who signs in with a password alone.
fn lacks_factor(member: &Member) -> bool {
    let by_password =
        matches!(member.sign_in, MemberSignIn::Password | MemberSignIn::PasswordOrSso);
    by_password && !member.held.any()
}
