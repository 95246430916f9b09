use gatehouse_contract::{Device, OwnSignIn, PasswordChange, Problem};
use leptos::prelude::*;

use crate::api::{self, Failure};
use crate::browser;
use crate::save::{Phase, Save, renew_together, use_save};
use crate::session::use_viewing;
use crate::ui::use_announcer;
use crate::words;

/// The id of the list of devices.
pub(super) const DEVICES: &str = "devices";

/// What is signed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The device with this id.
    One(String),
    /// All but this one.
    Others,
}

/// The page: what the server said last, and what is being done.
#[derive(Clone, Copy)]
pub struct OwnSignInModel {
    /// What the server said last.
    pub sign_in: RwSignal<OwnSignIn>,
    /// Whether another password is being typed.
    pub is_changing: RwSignal<bool>,
    /// Changes the password.
    pub changing: Save<PasswordChange>,
    /// How far asking for a link to set a password is.
    pub link: RwSignal<Phase>,
    /// Signs devices out.
    pub ending: Save<Ending>,
    /// What was asked to be signed out last.
    pub asked: RwSignal<Ending>,
}

impl OwnSignInModel {
    /// The page before the server.
    pub fn live(sign_in: OwnSignIn) -> Self {
        let viewing = use_viewing();
        let sign_in = RwSignal::new(sign_in);
        let is_changing = RwSignal::new(false);
        renew_together(sign_in, || true);
        // The session that began in the place of an ended one is another device.
        viewing.on_resumed(move || viewing.refresh());
        Self {
            sign_in,
            is_changing,
            changing: changing(sign_in, is_changing),
            link: RwSignal::new(Phase::Editing),
            ending: ending(sign_in),
            asked: RwSignal::new(Ending::Others),
        }
    }

    /// A value derived from what the server said.
    pub fn derive<T>(self, read: impl Fn(&OwnSignIn) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.sign_in.with(&read))
    }

    /// The device with this id; once it has gone, as it was last.
    pub fn device(self, id: String) -> Memo<Option<Device>> {
        Memo::new(move |last: Option<&Option<Device>>| {
            let found = self
                .sign_in
                .with(|sign_in| sign_in.devices.iter().find(|device| device.id == id).cloned());
            found.or_else(|| last.cloned().flatten())
        })
    }

    /// Begins to type another password, with nothing left over from the last time.
    pub fn begin_change(self) {
        self.changing.reset();
        self.is_changing.set(true);
    }

    /// Signs devices out, one request at a time.
    pub fn end(self, ending: Ending) {
        if !self.ending.phase.with_untracked(Phase::is_saving) {
            self.asked.set(ending.clone());
            self.ending.start(ending);
        }
    }

    /// Whether this is being signed out.
    pub fn is_ending(self, ending: Ending) -> Signal<bool> {
        let busy = self.ending.is_saving();
        Signal::derive(move || busy.get() && self.asked.with(|asked| *asked == ending))
    }

    /// Why this could not be signed out.
    pub fn ending_failure(self, ending: Ending) -> Signal<Option<Failure>> {
        let failure = self.ending.failure();
        Signal::derive(move || failure.get().filter(|_| self.asked.with(|asked| *asked == ending)))
    }
}

fn changing(sign_in: RwSignal<OwnSignIn>, is_changing: RwSignal<bool>) -> Save<PasswordChange> {
    let announcer = use_announcer();
    let others = StoredValue::new(0);
    let request = move |change| {
        others.set_value(sign_in.with_untracked(OwnSignIn::count_others));
        api::own_sign_in::change_password(change)
    };
    use_save(sign_in, request, move || {
        announcer.saved(words::password_changed(others.get_value()));
        is_changing.set(false);
    })
}

fn ending(sign_in: RwSignal<OwnSignIn>) -> Save<Ending> {
    let announcer = use_announcer();
    let count = StoredValue::new(0);
    let request = move |ending| {
        count.set_value(match ending {
            Ending::One(_) => 1,
            Ending::Others => sign_in.with_untracked(OwnSignIn::count_others),
        });
        async move {
            match ending {
                Ending::Others => api::own_sign_in::end_other_sessions().await,
                Ending::One(id) => match api::own_sign_in::end_session(&id).await {
                    // It has gone already, as was asked for.
                    Err(failure) if failure.problem() == Some(&Problem::NotFound) => {
                        api::own_sign_in::read().await
                    }
                    answer => answer,
                },
            }
        }
    };
    use_save(sign_in, request, move || {
        announcer.saved(words::signed_out(count.get_value()));
        // The button that was pressed has gone with its device.
        browser::focus_id(DEVICES);
    })
}
