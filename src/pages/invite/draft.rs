use std::collections::BTreeMap;
use std::time::Duration;

use gatehouse_contract::{
    EmailAddress, InvitationDraft, Invited, Invitee, NewInvitation, Pasted, PastedRole, Role,
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
    pub(super) pasted: Memo<Vec<Pasted>>,
    /// The addresses in it, each once, with the role beside it.
    pub(super) addresses: Memo<Vec<(EmailAddress, PastedRole)>>,
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
        let pasted = Memo::new(move |_| text.with(|text| read_addresses(text)));
        Self {
            roles: StoredValue::new(roles),
            text,
            role: RwSignal::new(role),
            chosen: RwSignal::new(BTreeMap::new()),
            known: RwSignal::new(BTreeMap::new()),
            failure: RwSignal::new(None),
            asking: RwSignal::new(false),
            inviting: Save::still(Phase::Editing),
            pasted,
            addresses: Memo::new(move |_| pasted.with(|all| addresses(all))),
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

    /// Checks the addresses again. The button that asks for it goes, so that the focus does too.
    pub fn retry(self) {
        self.check.run(());
        browser::focus_id(ADDRESSES);
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

    /// Whoever was neither invited nor known here stays in the field, to be mended or asked elsewhere.
    fn keep_what_is_left(self) {
        self.text.set(untrack(|| self.left()));
        self.chosen.set(BTreeMap::new());
        let left = untrack(|| self.addresses.get());
        self.known.update(|known| known.retain(|it, _| left.iter().any(|(email, _)| email == it)));
    }

    /// Asks the server about the addresses that it was not asked about: of so many as can be invited at once.
    fn ask(self, viewing: Viewing) {
        self.failure.set(None);
        let emails: Vec<_> = untrack(|| {
            let (all, known) = (self.addresses.read(), self.known.read());
            let first = all.iter().take(InvitationDraft::MOST).map(|(email, _)| email);
            first.filter(|email| !known.contains_key(*email)).cloned().collect()
        });
        if emails.is_empty() {
            return;
        }
        spawn_local(async move {
            match api::invitation::check(emails).await {
                Ok(reply) => {
                    viewing.accept(reply.session);
                    let said = reply.resource.into_iter().map(|it| (it.email.clone(), it));
                    self.known.try_update(|known| known.extend(said));
                }
                Err(failure) => {
                    viewing.learn_from(&failure);
                    self.failure.try_set(Some(failure));
                }
            }
        });
    }
}

/// Those who have an address, each once.
fn addresses(pasted: &[Pasted]) -> Vec<(EmailAddress, PastedRole)> {
    let one = |it: &Pasted| match it {
        Pasted::Address { email, role, repeated: false } => Some((email.clone(), role.clone())),
        _ => None,
    };
    pasted.iter().filter_map(one).collect()
}

fn told(invited: &Invited) -> String {
    let sent = match invited.sent.as_slice() {
        [] => "Nobody was invited".to_owned(),
        [one] => format!("Sent. {} was invited", one.as_str()),
        many => format!("Sent. {} were invited", words::people(words::count_of(many.len()))),
    };
    match invited.skipped.as_slice() {
        [] => format!("{sent}."),
        _ => format!("{sent}. The others were members or invited already."),
    }
}
