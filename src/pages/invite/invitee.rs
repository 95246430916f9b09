use gatehouse_contract::{
    EmailAddress, Flaw, Invitee, InviteeStatus, Pasted, PastedRole, Role, reveal,
};
use leptos::prelude::*;

use super::draft::InviteDraft;
use crate::ui::{Badge, Binding, Choice, Glyph, Select, Tone};

/// One of those whom the text names.
#[component]
pub fn Row(draft: InviteDraft, it: Pasted) -> impl IntoView {
    match it {
        Pasted::Unreadable { text, flaw } => {
            let words = match flaw {
                Flaw::InvisibleCharacters => "An invisible character in it: left out",
                _ => "Not an address: left out",
            };
            view! {
                <li class="item-row invitee">
                    <bdi class="invitee-address">{reveal(&text)}</bdi>
                    <Badge tone=Tone::Danger>{words}</Badge>
                </li>
            }
            .into_any()
        }
        Pasted::Address { email, repeated: true, .. } => view! {
            <li class="item-row invitee">
                <bdi class="invitee-address">{email.as_str().to_owned()}</bdi>
                <Badge tone=Tone::Neutral>"Twice: counts once"</Badge>
            </li>
        }
        .into_any(),
        Pasted::Address { email, role, .. } => view! { <Address draft email role /> }.into_any(),
    }
}

#[component]
fn Address(draft: InviteDraft, email: EmailAddress, role: PastedRole) -> impl IntoView {
    let known = email.clone();
    let status = Memo::new(move |_| draft.status(&known));
    let is_new = Memo::new(move |_| status.get().is_some_and(|it| it.status == InviteeStatus::New));
    let (asked, beside) = (email.clone(), role.clone());
    let value = Memo::new(move |_| draft.role_of(&asked, &beside));
    let address = email.as_str().to_owned();
    let label = format!("Role of {address}");
    let badge = move || status.get().and_then(|it| badge(&it, value.get()));
    let missing = missing_role(draft, &role);
    let choices = choices(draft, missing.is_some());
    let missing = move || {
        let words = missing.clone().filter(|_| is_new.get() && value.get().is_none());
        words.map(|words| view! { <Badge tone=Tone::Warning>{words}</Badge> })
    };
    let choose = move |role: Option<Role>| {
        draft.chosen.update(|chosen| match role {
            Some(role) => drop(chosen.insert(email.clone(), role)),
            None => drop(chosen.remove(&email)),
        });
    };
    let value = Binding::new(value, choose);
    view! {
        <li class="item-row invitee">
            <bdi class="invitee-address">{address}</bdi>
            {badge}
            {missing}
            <Show when=move || is_new.get()>
                <Select label=label.clone() choices=choices.clone() value />
            </Show>
        </li>
    }
}

/// The roles that somebody can be given; first none, where it is still to be chosen.
fn choices(draft: InviteDraft, is_open: bool) -> Vec<Choice<Option<Role>>> {
    let none = is_open.then(|| Choice::new(None, "Choose a role"));
    let choice = |role: &Role| Choice::new(Some(*role), role.name());
    draft.roles.with_value(|roles| none.into_iter().chain(roles.iter().map(choice)).collect())
}

/// Why what stands beside an address is not the role that they are given.
fn missing_role(draft: InviteDraft, beside: &PastedRole) -> Option<String> {
    match beside {
        PastedRole::Unsaid => None,
        PastedRole::Known(role) if draft.may_give(*role) => None,
        PastedRole::Known(role) => Some(format!("Role not yours to give: {}", role.name())),
        PastedRole::Unknown(text) => Some(format!("Role not known: {}", reveal(text))),
    }
}

/// What is to be known of an address in one word, if anything is.
fn badge(it: &Invitee, role: Option<Role>) -> Option<AnyView> {
    let is_excepted = role.is_some_and(|role| it.excepted_as.contains(&role));
    let (tone, icon, words) = match (it.status, it.guest) {
        (InviteeStatus::Member, _) => (Tone::Neutral, Glyph::Check, "Already a member"),
        (InviteeStatus::OfAnother, _) => {
            (Tone::Warning, Glyph::Building, "Another organization’s domain: left out")
        }
        (InviteeStatus::Invited, _) => (Tone::Neutral, Glyph::Clock, "Invited already"),
        (InviteeStatus::New, true) if is_excepted => {
            (Tone::Warning, Glyph::User, "Guest, excepted from single sign-on")
        }
        (InviteeStatus::New, true) => (Tone::Neutral, Glyph::User, "Guest"),
        (InviteeStatus::New, false) => return None,
    };
    Some(view! { <Badge tone icon>{words}</Badge> }.into_any())
}
