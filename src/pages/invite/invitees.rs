use gatehouse_contract::{EmailAddress, Invitee, InviteeStatus, Pasted, Role};
use leptos::prelude::*;

use super::draft::InviteDraft;
use crate::pages::failed::Unavailable;
use crate::ui::{Badge, Binding, Card, CardHeader, Choice, Glyph, Select, Tone};
use crate::words;

/// Whom the text names, each with what is known of them and their role.
#[component]
pub fn Invitees(draft: InviteDraft) -> impl IntoView {
    let pasted = Memo::new(move |_| draft.pasted());
    let failure = move || {
        let sentence = words::failure(&draft.failure.get()?);
        let retry = Callback::new(move |()| draft.retry());
        Some(view! { <Unavailable sentence retry /> })
    };
    let rows = move || pasted.get().into_iter().map(|it| view! { <Row draft it /> }).collect_view();
    let count = move || {
        let count = u32::try_from(draft.ready().len()).unwrap_or(u32::MAX);
        format!("{} can be invited", words::people(count))
    };
    view! {
        {failure}
        <Show when=move || !pasted.get().is_empty()>
            <Card>
                <CardHeader title="Checked" aside=leptos::children::ViewFnOnce::from(move || {
                    view! { <p class="muted" role="status">{count}</p> }
                }) />
                <ul class="item-list" role="list" aria-label="Addresses">
                    {rows}
                </ul>
            </Card>
        </Show>
    }
}

#[component]
fn Row(draft: InviteDraft, it: Pasted) -> impl IntoView {
    match it {
        Pasted::Unreadable(text) => view! {
            <li class="item-row invitee">
                <span class="invitee-address">{text}</span>
                <Badge tone=Tone::Danger>"Not an address: left out"</Badge>
            </li>
        }
        .into_any(),
        Pasted::Address { email, repeated: true, .. } => view! {
            <li class="item-row invitee">
                <span class="invitee-address">{email.as_str().to_owned()}</span>
                <Badge tone=Tone::Neutral>"Twice: counts once"</Badge>
            </li>
        }
        .into_any(),
        Pasted::Address { email, role, .. } => view! { <Address draft email role /> }.into_any(),
    }
}

#[component]
fn Address(draft: InviteDraft, email: EmailAddress, role: Option<Role>) -> impl IntoView {
    let (known, chosen) = (email.clone(), email.clone());
    let status = Memo::new(move |_| draft.status(&known));
    let is_new = Memo::new(move |_| status.get().is_none_or(|it| it.status == InviteeStatus::New));
    let value = Memo::new(move |_| draft.role_of(&chosen, role));
    let label = format!("Role of {}", email.as_str());
    let address = email.as_str().to_owned();
    let email = StoredValue::new(email);
    let choose = move |role| {
        draft.chosen.update(|chosen| {
            let _ = chosen.insert(email.get_value(), role);
        });
    };
    let badge = move || status.get().map(|it| badge(&it, value.get()));
    let choices = move || {
        let choice = |role: &Role| Choice::new(*role, role.name());
        draft.roles.with_value(|roles| roles.iter().map(choice).collect::<Vec<_>>())
    };
    view! {
        <li class="item-row invitee">
            <span class="invitee-address">{address}</span>
            {badge}
            <Show when=move || is_new.get()>
                <Select
                    label=label.clone()
                    choices=choices()
                    value=Binding::new(value, choose)
                />
            </Show>
        </li>
    }
}

/// What is to be known of an address in one word, if anything is.
fn badge(it: &Invitee, role: Role) -> Option<AnyView> {
    let (tone, icon, words) = match (it.status, it.guest) {
        (InviteeStatus::Member, _) => (Tone::Neutral, Glyph::Check, "Already a member"),
        (InviteeStatus::OfAnother, _) => {
            (Tone::Warning, Glyph::Building, "Another organization’s domain: left out")
        }
        (InviteeStatus::Invited, _) => (Tone::Neutral, Glyph::Clock, "Invited already"),
        (InviteeStatus::New, true) if it.excepted_as.contains(&role) => {
            (Tone::Warning, Glyph::User, "Guest, excepted from single sign-on")
        }
        (InviteeStatus::New, true) => (Tone::Neutral, Glyph::User, "Guest"),
        (InviteeStatus::New, false) => return None,
    };
    Some(view! { <Badge tone icon>{words}</Badge> }.into_any())
}
