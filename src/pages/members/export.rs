//! Saving the members that are shown as a file.

use gatehouse_contract::MemberQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::write;
use crate::api::{self, Failure};
use crate::browser;
use crate::session::use_viewing;
use crate::ui::Binding;

/// What a file is called.
const NAME: &str = "members.csv";

/// Saves the members that are shown as a file.
#[derive(Clone, Copy)]
pub struct Export {
    /// Why they were not saved.
    pub failure: RwSignal<Option<Failure>>,
    /// Whether they are to be saved once a session that has ended has begun again.
    waits: StoredValue<bool>,
    start: Callback<()>,
}

impl Export {
    /// Before the server. The browser saves what it is sent piece by piece, which no page could hold; but
    /// it would save a refusal too. So whoever asks is asked for first.
    pub fn live(query: Binding<MemberQuery>) -> Self {
        let viewing = use_viewing();
        let still = Self::still();
        let start = Callback::new(move |()| {
            still.failure.set(None);
            let address = api::member::export(&write(&untrack(|| query.get())));
            spawn_local(async move {
                match api::session::read().await {
                    Ok(session) => {
                        viewing.accept(session);
                        browser::download_from(&address, NAME);
                    }
                    Err(failure) => {
                        viewing.learn_from(&failure);
                        still.waits.try_set_value(failure.is_signed_out());
                        still.failure.try_set(Some(failure));
                    }
                }
            });
        });
        viewing.on_resumed(move || {
            if still.waits.get_value() {
                still.waits.set_value(false);
                start.run(());
            }
        });
        Self { start, ..still }
    }

    /// That does nothing: a picture of it.
    pub fn still() -> Self {
        Self {
            failure: RwSignal::new(None),
            waits: StoredValue::new(false),
            start: Callback::new(|()| {}),
        }
    }

    /// Saves them.
    pub fn start(self) {
        self.waits.set_value(false);
        self.start.run(());
    }
}
