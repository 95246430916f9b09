use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Viewing;
use crate::api;
use crate::browser;

impl Viewing {
    /// Looks again and again who the viewer is to the server: a page that stands open follows their role,
    /// and says what waits for them. That a session has ended is for the next thing that they do.
    pub fn follow(self) {
        browser::while_watched(move || {
            // What a role is told is followed by itself.
            if self.viewed.with_untracked(Option::is_some) {
                return;
            }
            spawn_local(async move {
                if let Ok(session) = api::session::read().await {
                    self.accept_beside(session);
                }
            });
        });
    }
}
