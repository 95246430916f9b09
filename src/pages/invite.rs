//! Members, Invite people: addresses in any form, each checked, and what they are invited to.

mod draft;
mod invitee;
mod invitees;
mod question;
mod whom;

pub use draft::{InviteDraft, Known};
pub use whom::Tally;

use gatehouse_contract::{InvitationDraft, Role};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::api;
use crate::browser;
use crate::load::use_load;
use crate::pages::loaded::Loaded;
use crate::routes;
use crate::ui::{
    Binding, Button, ButtonVariant, Card, CardBody, CardHeader, Choice, LinkButton, RadioGroup,
    TextArea,
};
use crate::words;

/// The id of the field for the addresses.
pub const ADDRESSES: &str = "invite-addresses";

/// What is asked before the page is left.
const LEAVING: &str = "Leave without inviting them? The addresses that you typed are lost.";

/// What it takes to invite people, from the server.
#[component]
pub fn InviteHere() -> impl IntoView {
    let (load, retry) = use_load(|| api::invitation::list("", 1));
    let navigate = use_navigate();
    let done = Callback::new(move |()| navigate(routes::INVITATIONS, Default::default()));
    let ready = move |found: gatehouse_contract::Invitations| {
        let draft = InviteDraft::live(found.roles, done);
        browser::ask_before_leaving(LEAVING, move || draft.is_typed());
        view! { <InviteScreen draft /> }
    };
    view! { <Loaded load retry label="Opening the invitations" ready /> }
}

/// Inviting people, from a value.
#[component]
pub fn InviteScreen(
    /// What was typed, and what is known of it.
    draft: InviteDraft,
) -> impl IntoView {
    let choice = |role: &Role| Choice::new(*role, role.name());
    let choices = draft.roles.with_value(|roles| roles.iter().map(choice).collect::<Vec<_>>());
    let text = Binding::new(draft.text, move |text: String| draft.type_text(text));
    let begin = move |()| draft.begin();
    let tally = Memo::new(move |_| draft.tally());
    let ready = move || match tally.get() {
        Tally::Ready(count) => count,
        Tally::TooMany(_) | Tally::Checking | Tally::Unchecked => 0,
    };
    let button = move || match ready() {
        0 => "Invite people".to_owned(),
        count => format!("Invite {}", words::people(count)),
    };
    let problem = move || {
        let Tally::TooMany(count) = tally.get() else { return None };
        let count = words::number(count.into());
        Some(format!("At most {} at once, and these are {count}.", InvitationDraft::MOST))
    };
    view! {
        <Card>
            <CardHeader title="Who" />
            <CardBody>
                <div class="stack">
                    <TextArea
                        label="Email addresses"
                        value=text
                        hint=Some("Paste as many as you like: with commas, one on a line, as Name <address>, or the rows of a table with a role in it.".to_owned())
                        error=Signal::derive(problem)
                        locked=draft.inviting.is_saving()
                        id=ADDRESSES
                    />
                    <RadioGroup legend="Role for all of them" choices value=draft.role />
                </div>
            </CardBody>
        </Card>
        <invitees::Invitees draft />
        <div class="form-buttons">
            <LinkButton href=routes::INVITATIONS>"Cancel"</LinkButton>
            <Button
                variant=ButtonVariant::Primary
                disabled=Signal::derive(move || ready() == 0)
                on_press=begin
            >
                {button}
            </Button>
        </div>
        <question::InviteDialog draft />
    }
}
