use gatehouse_contract::{
    EmailAddress, InvitationDraft, Invitee, InviteeStatus, NewInvitation, Pasted, PastedRole, Role,
    left_over,
};
use leptos::prelude::*;

use super::InviteDraft;
use crate::words;

/// How many people can be invited, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tally {
    /// There are so many addresses: more than are taken at once.
    TooMany(u32),
    /// The server has not said it of all of them yet.
    Checking,
    /// The server could not be asked.
    Unchecked,
    /// So many: the server has said of each whether it can be.
    Ready(u32),
}

impl InviteDraft {
    /// What the server says of an address, if it has said so; tracked.
    pub fn status(self, email: &EmailAddress) -> Option<Invitee> {
        self.known.with(|known| known.get(email).cloned())
    }

    /// The role that somebody is to have: the one chosen for them, or beside their address, or that of
    /// all. None while one stands beside it that is none, or is not the viewer's to give; tracked.
    pub fn role_of(self, email: &EmailAddress, beside: &PastedRole) -> Option<Role> {
        let chosen = self.chosen.with(|chosen| chosen.get(email).copied());
        chosen.or_else(|| match beside {
            PastedRole::Unsaid => Some(self.role.get()),
            PastedRole::Known(role) => Some(*role).filter(|role| self.may_give(*role)),
            PastedRole::Unknown(_) => None,
        })
    }

    /// Whether the viewer may invite people to a role.
    pub(super) fn may_give(self, role: Role) -> bool {
        self.roles.with_value(|roles| roles.contains(&role))
    }

    /// Who can be invited: those of whom the server has said so, and whose role is known; tracked.
    pub fn ready(self) -> Vec<NewInvitation> {
        let new = |(email, beside): &(EmailAddress, PastedRole)| {
            let is_new = self.status(email)?.status == InviteeStatus::New;
            let role = self.role_of(email, beside).filter(|_| is_new)?;
            Some(NewInvitation { email: email.clone(), role })
        };
        self.addresses.with(|all| all.iter().take(InvitationDraft::MOST).filter_map(new).collect())
    }

    /// What is still in the text once those are invited who can be: whoever is neither here already nor
    /// invited with the others, and what could not be read; tracked.
    pub fn left(self) -> String {
        self.pasted
            .with(|pasted| left_over(pasted, |email, beside| self.is_left_out(email, beside)))
    }

    fn is_left_out(self, email: &EmailAddress, beside: &PastedRole) -> bool {
        match self.status(email).map(|it| it.status) {
            Some(InviteeStatus::Member | InviteeStatus::Invited) => false,
            Some(InviteeStatus::OfAnother) | None => true,
            Some(InviteeStatus::New) => self.role_of(email, beside).is_none(),
        }
    }

    /// Whether the server has said of every address that it is asked about whether it can be invited;
    /// tracked.
    pub fn is_checked(self) -> bool {
        self.known.with(|known| {
            let is_known = |(email, _): &(EmailAddress, PastedRole)| known.contains_key(email);
            self.addresses.with(|all| all.iter().take(InvitationDraft::MOST).all(is_known))
        })
    }

    /// How many can be invited; tracked.
    pub fn tally(self) -> Tally {
        let count = self.addresses.with(Vec::len);
        match (self.is_checked(), self.failure.with(Option::is_some)) {
            _ if count > InvitationDraft::MOST => Tally::TooMany(words::count_of(count)),
            (true, _) => Tally::Ready(words::count_of(self.ready().len())),
            (false, true) => Tally::Unchecked,
            (false, false) => Tally::Checking,
        }
    }

    /// What is shown of the text, and how much is not: of addresses, so many as can be invited at once,
    /// and of what is none, as many; tracked.
    pub fn shown(self) -> (Vec<Pasted>, u32) {
        let (mut people, mut others) = (0, 0);
        let is_shown = |it: &&Pasted| {
            let count = match it {
                Pasted::Address { repeated: false, .. } => &mut people,
                _ => &mut others,
            };
            *count += 1;
            *count <= InvitationDraft::MOST
        };
        self.pasted.with(|all| {
            let shown: Vec<_> = all.iter().filter(is_shown).cloned().collect();
            let left = words::count_of(all.len() - shown.len());
            (shown, left)
        })
    }
}
