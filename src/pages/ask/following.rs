//! What became of what the viewer asked for, on whatever page they are.

use gatehouse_contract::{Action, OwnAccess};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser;
use crate::session::use_viewing;

/// What the viewer has asked for, as the server said last; nothing before that.
#[derive(Clone, Copy)]
pub struct Asked(RwSignal<Option<OwnAccess>>);

impl Asked {
    /// For the pages inside; each shows the same.
    pub fn provide() -> Self {
        let asked = Self(RwSignal::new(None));
        provide_context(asked);
        asked
    }

    /// Where nobody follows it: in a picture, that is known to the part of the page alone.
    pub fn find() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(None)))
    }

    /// What it is; tracked.
    pub fn get(self) -> Option<OwnAccess> {
        self.0.get()
    }

    /// Puts in place what the server said.
    pub fn put(self, access: OwnAccess) {
        if self.0.try_with_untracked(|it| it.as_ref() != Some(&access)) == Some(true) {
            self.0.set(Some(access));
        }
    }

    fn is_open(self) -> bool {
        self.0.with_untracked(|it| it.as_ref().is_some_and(|it| it.request.is_some()))
    }

    /// While something is asked for, looks again and again whether somebody has decided: the session that
    /// comes along makes the page that of another role.
    pub fn follow(self) {
        let viewing = use_viewing();
        let offered = viewing.offers(Action::AskForAccess);
        let look = move || {
            spawn_local(async move {
                if let Ok(reply) = api::access_request::own().await {
                    self.put(reply.resource);
                    viewing.accept(reply.session);
                }
            });
        };
        Effect::new(move |_| {
            if offered.get() {
                look();
            }
        });
        browser::while_watched(move || {
            if self.is_open() {
                look();
            }
        });
    }
}
