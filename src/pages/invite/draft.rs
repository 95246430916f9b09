use std::collections::BTreeMap;
use std::time::Duration;

use gatehouse_contract::{
    EmailAddress, InvitationDraft, Invited, Invitee, InviteeStatus, NewInvitation, Pasted, Role,
    StepUp, read_addresses,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Failure};
use crate::browser;
use crate::save::{Phase, Save, prove, use_change};
use crate::session::{Viewing, use_viewing};
use crate::ui::use_announcer;
use crate::words;

use super::ADDRESSES;

/// How long after the last key the addresses are checked.
const PAUSE: Duration = Duration::from_millis(300);

/// What is known of addresses.
pub type Known = BTreeMap<EmailAddress, Invitee>;

/// Who is to be invited: what was typed, and what is known of it.
#[derive(Clone, Copy)]
pub struct InviteDraft {
    /// The roles that the viewer may invite people to, highest first.
    pub roles: StoredValue<Vec<Role>>,
    /// What was typed.
    pub text: RwSignal<String>,
    /// The role for whoever has none of their own.
    pub role: RwSignal<Role>,
    /// Whose role was chosen.
    pub chosen: RwSignal<BTreeMap<EmailAddress, Role>>,
    /// What the server knows of the addresses.
    pub known: RwSignal<Known>,
    /// Why it could not be asked.
    pub failure: RwSignal<Option<Failure>>,
    /// Whether the question before it is open.
    pub asking: RwSignal<bool>,
    /// Invites them.
    pub inviting: Save<(Option<StepUp>, Vec<NewInvitation>)>,
    /// Whom the text names.
    pasted: Memo<Vec<Pasted>>,
    keys: StoredValue<u32>,
    check: Callback<()>,
}

impl InviteDraft {
    /// Before the server. `done` is called once everyone is invited.
    pub fn live(roles: Vec<Role>, done: Callback<()>) -> Self {
        let (viewing, announcer) = (use_viewing(), use_announcer());
        let still = Self::still(roles);
        let check = Callback::new(move |()| still.ask(viewing));
        let draft = Self { check, ..still };
        let inviting = use_change(
            move |(proof, people): (Option<StepUp>, Vec<NewInvitation>)| async move {
                prove(viewing, proof).await?;
                let reply = api::invitation::create(people).await?;
                viewing.accept(reply.session);
                Ok(reply.resource)
            },
            move |invited: Invited| {
                announcer.saved(told(&invited));
                draft.asking.set(false);
                draft.keep_what_is_left();
                match draft.text.with_untracked(String::is_empty) {
                    true => done.run(()),
                    // What had the focus is gone with the question.
                    false => request_animation_frame(|| {
                        browser::focus_id(ADDRESSES);
                    }),
                }
            },
        );
        viewing.on_resumed(move || check.run(()));
        Self { inviting, ..draft }
    }

    /// Of which nothing is asked: a picture of it.
    pub fn still(roles: Vec<Role>) -> Self {
        let role = roles.last().copied().unwrap_or_default();
        let text = RwSignal::new(String::new());
        Self {
            roles: StoredValue::new(roles),
            text,
            role: RwSignal::new(role),
            chosen: RwSignal::new(BTreeMap::new()),
            known: RwSignal::new(BTreeMap::new()),
            failure: RwSignal::new(None),
            asking: RwSignal::new(false),
            inviting: Save::still(Phase::Editing),
            pasted: Memo::new(move |_| text.with(|text| read_addresses(text))),
            keys: StoredValue::new(0),
            check: Callback::new(|()| {}),
        }
    }

    /// Takes what was typed, and has it checked once nothing more is.
    pub fn type_text(self, text: String) {
        self.text.set(text);
        self.inviting.reset();
        self.keys.update_value(|keys| *keys += 1);
        let number = self.keys.get_value();
        let check = move || {
            if self.keys.try_get_value() == Some(number) {
                self.check.run(());
            }
        };
        set_timeout(check, PAUSE);
    }

    /// Checks the addresses again.
    pub fn retry(self) {
        self.check.run(());
    }

    /// Whom the text names; tracked.
    pub fn pasted(self) -> Vec<Pasted> {
        self.pasted.get()
    }

    /// What the server says of an address, if it has said so; tracked.
    pub fn status(self, email: &EmailAddress) -> Option<Invitee> {
        self.known.with(|known| known.get(email).cloned())
    }

    /// The role that somebody is to have: the one chosen for them, or beside their address, or that of
    /// all; tracked.
    pub fn role_of(self, email: &EmailAddress, beside: Option<Role>) -> Role {
        let beside = beside.filter(|role| self.roles.with_value(|roles| roles.contains(role)));
        let chosen = self.chosen.with(|chosen| chosen.get(email).copied());
        chosen.or(beside).unwrap_or_else(|| self.role.get())
    }

    /// Who can be invited; tracked.
    pub fn ready(self) -> Vec<NewInvitation> {
        let new = |it: Pasted| match it {
            Pasted::Address { email, role, repeated: false } if self.may_be_new(&email) => {
                Some(NewInvitation { role: self.role_of(&email, role), email })
            }
            _ => None,
        };
        self.pasted().into_iter().filter_map(new).collect()
    }

    /// Whether the server has said of every address whether it can be invited; tracked.
    pub fn is_checked(self) -> bool {
        let pasted = self.pasted();
        self.known.with(|known| {
            pasted.iter().all(|it| match it {
                Pasted::Address { email, .. } => known.contains_key(email),
                Pasted::Unreadable(_) => true,
            })
        })
    }

    fn may_be_new(self, email: &EmailAddress) -> bool {
        self.status(email).is_none_or(|it| it.status == InviteeStatus::New)
    }

    /// Whether something is typed that would be lost.
    pub fn is_typed(self) -> bool {
        self.text.try_with_untracked(|text| !text.trim().is_empty()).unwrap_or_default()
    }

    /// Asks before they are invited.
    pub fn begin(self) {
        self.inviting.reset();
        self.asking.set(true);
    }

    /// What could not be read stays in the field; all others are invited, or were.
    fn keep_what_is_left(self) {
        let left = untrack(|| self.pasted()).into_iter().filter_map(|it| match it {
            Pasted::Unreadable(text) => Some(text),
            Pasted::Address { .. } => None,
        });
        let left = left.collect::<Vec<_>>().join("\n");
        self.text.set(left);
        self.chosen.set(BTreeMap::new());
        self.known.set(BTreeMap::new());
    }

    /// Asks the server about the addresses that it was not asked about.
    fn ask(self, viewing: Viewing) {
        let is_unknown =
            |email: &EmailAddress| !self.known.with_untracked(|it| it.contains_key(email));
        let addresses = untrack(|| self.pasted()).into_iter().filter_map(|it| match it {
            Pasted::Address { email, repeated: false, .. } => Some(email),
            _ => None,
        });
        let emails: Vec<_> = addresses.filter(is_unknown).take(InvitationDraft::MOST).collect();
        if emails.is_empty() {
            return;
        }
        self.failure.set(None);
        spawn_local(async move {
            match api::invitation::check(emails).await {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    let said = reply.resource.into_iter().map(|it| (it.email.clone(), it));
                    if self.known.try_update(|known| known.extend(said)).is_some() {
                        // There may be more than are answered at once.
                        self.ask(viewing);
                    }
                }
                Err(failure) => {
                    viewing.learn_from(&failure);
                    self.failure.try_set(Some(failure));
                }
            }
        });
    }
}

fn told(invited: &Invited) -> String {
    let count = |list: &[EmailAddress]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    let sent = match invited.sent.as_slice() {
        [] => "Nobody was invited".to_owned(),
        [one] => format!("Sent. {} was invited", one.as_str()),
        many => format!("Sent. {} were invited", words::people(count(many))),
    };
    match count(&invited.skipped) {
        0 => format!("{sent}."),
        _ => format!("{sent}. The others were members or invited already."),
    }
}
