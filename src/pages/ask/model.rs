use gatehouse_contract::{AccessRequestDraft, OwnAccess, Role};
use leptos::prelude::*;

use super::ASK;
use super::following::Asked;
use crate::api;
use crate::browser;
use crate::save::{Phase, Save, use_change};
use crate::session::use_viewing;
use crate::ui::use_announcer;

/// What the viewer has asked for, and its changing.
#[derive(Clone, Copy)]
pub struct AskModel {
    /// What they have asked for.
    pub access: RwSignal<OwnAccess>,
    /// The roles that hold what they are about to ask for; empty where it is nothing in particular.
    pub needed: StoredValue<Vec<Role>>,
    /// Whether the form is open.
    pub open: RwSignal<bool>,
    /// Asks for a role.
    pub asking: Save<AccessRequestDraft>,
    /// Takes it back.
    pub withdrawing: Save<()>,
}

impl AskModel {
    /// Before the server; what somebody decides meanwhile comes as [`Asked`] follows it.
    pub fn live(access: OwnAccess) -> Self {
        let (viewing, announcer) = (use_viewing(), use_announcer());
        let asked = Asked::find();
        asked.put(access.clone());
        let still = Self::still(access);
        Effect::new(move |_| {
            if let Some(access) =
                asked.get().filter(|it| still.access.with_untracked(|now| now != it))
            {
                still.access.set(access);
            }
        });
        let put = move |access: OwnAccess, words: &str| {
            announcer.saved(words.to_owned());
            asked.put(access);
            still.open.set(false);
            request_animation_frame(|| {
                browser::focus_id(ASK);
            });
        };
        let asking = use_change(
            move |draft: AccessRequestDraft| async move {
                let reply = api::access_request::create(draft).await?;
                viewing.accept(reply.session);
                Ok(reply.resource)
            },
            move |access| put(access, "Sent. You hear what is decided, here and by mail."),
        );
        let withdrawing = use_change(
            move |()| async move {
                let reply = api::access_request::withdraw().await?;
                viewing.accept(reply.session);
                Ok(reply.resource)
            },
            move |access| put(access, "Taken back."),
        );
        Self { asking, withdrawing, ..still }
    }

    /// Of which nothing is asked: a picture of it.
    pub fn still(access: OwnAccess) -> Self {
        Self {
            access: RwSignal::new(access),
            needed: StoredValue::new(Vec::new()),
            open: RwSignal::new(false),
            asking: Save::still(Phase::Editing),
            withdrawing: Save::still(Phase::Editing),
        }
    }

    /// The same, where some roles would do.
    pub fn for_one_of(self, needed: Vec<Role>) -> Self {
        Self { needed: StoredValue::new(needed), ..self }
    }

    /// The lowest role that would do, of those that the viewer may ask for. Tracked.
    pub fn suggested(self) -> Option<Role> {
        self.access.with(|access| {
            self.needed.with_value(|needed| {
                let does = |role: &&Role| needed.is_empty() || needed.contains(role);
                access.roles.iter().rev().find(does).or(access.roles.last()).copied()
            })
        })
    }

    /// Opens the form, with nothing left over from the last time.
    pub fn begin(self) {
        self.asking.reset();
        self.withdrawing.reset();
        self.open.set(true);
    }
}
