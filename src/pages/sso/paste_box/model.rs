use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{Paste, PasteFlaw, PastedValues, decode_text, pasted_url};
use gatehouse_contract::sso::{SsoConnection, certificate_pem, read_certificate_text};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser;
use crate::pages::sso::typed::Typed;
use crate::session::{Viewing, use_viewing};
use crate::ui::{FileProblem, PickedFile};
use crate::words;

/// The most bytes of a paste: however it is written in JSON, it stays below what a request may have.
pub const PASTE_LIMIT: u32 = 128 * 1024;

/// What is known of a paste.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PasteState {
    /// There is none, or it is an address, which is fetched when somebody says so.
    #[default]
    Nothing,
    /// The server reads it.
    Asking,
    /// What can be used of it.
    Understood(Box<PastedValues>),
    /// Why nothing can, in words.
    Unusable(String),
}

/// What the button below a paste does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Has the address fetched.
    Fetch,
    /// Puts the values into the fields.
    Use,
    /// Puts back what stood in the fields before.
    PutBack,
}

/// The fields before the values of a paste were used, and after.
#[derive(Clone, PartialEq)]
struct Used {
    before: Typed,
    after: Typed,
}

/// A paste on its way into the fields. They change only when its values are used.
#[derive(Clone, Copy)]
pub struct PasteModel {
    /// What stands in the box.
    pub text: RwSignal<String>,
    /// The name of the file that was chosen instead.
    pub file: RwSignal<Option<String>>,
    /// What is known of it.
    pub state: RwSignal<PasteState>,
    /// The connection that is saved.
    pub connection: Memo<Option<SsoConnection>>,
    draft: RwSignal<Typed>,
    used: RwSignal<Option<Used>>,
    /// Counts pastes: an answer to an earlier one is dropped.
    latest: StoredValue<u32>,
    viewing: Viewing,
}

impl PasteModel {
    /// An empty box above the fields of `draft`.
    pub fn new(draft: RwSignal<Typed>, connection: Memo<Option<SsoConnection>>) -> Self {
        Self {
            text: RwSignal::default(),
            file: RwSignal::default(),
            state: RwSignal::default(),
            connection,
            draft,
            used: RwSignal::default(),
            latest: StoredValue::default(),
            viewing: use_viewing(),
        }
    }

    /// Takes text. An address is not fetched yet.
    pub fn take_text(self, text: String) {
        self.begin(text.clone(), None);
        match beforehand(&text) {
            Some(state) => self.state.set(state),
            None => self.ask(Paste::text(text)),
        }
    }

    /// Takes a file in the place of text. Text stays where the file is refused at once.
    pub fn take_file(self, file: Result<PickedFile, FileProblem>) {
        let (name, refused) = match file {
            Ok(PickedFile { name, bytes }) => match unsendable(&bytes) {
                Some(flaw) => (name, unusable(&flaw)),
                None => {
                    self.begin(String::new(), Some(name));
                    return self.ask(Paste::file(&bytes));
                }
            },
            Err(FileProblem::TooLarge { name }) => {
                (name, unusable(&PasteFlaw::TooLarge { limit: PASTE_LIMIT }))
            }
            Err(FileProblem::Unreadable { name }) => {
                let why = "Your browser can’t read this file. Choose it again.";
                (name, PasteState::Unusable(why.to_owned()))
            }
        };
        self.begin(self.text.get_untracked(), Some(name));
        self.state.set(refused);
    }

    fn begin(self, text: String, file: Option<String>) {
        self.text.set(text);
        self.file.set(file);
        self.latest.update_value(|latest| *latest += 1);
    }

    fn ask(self, paste: Paste) {
        self.state.set(PasteState::Asking);
        let asked = self.latest.get_value();
        spawn_local(async move {
            let answer = api::saml::understand(paste).await;
            if self.latest.try_get_value() != Some(asked) {
                return;
            }
            self.state.set(match answer {
                Ok(reading) => match PastedValues::of(reading, browser::now()) {
                    Ok(values) => PasteState::Understood(Box::new(values)),
                    Err(flaw) => unusable(&flaw),
                },
                Err(failure) => {
                    self.viewing.learn_from(&failure);
                    let words::Sentence { what, next } = words::failure(&failure);
                    PasteState::Unusable(format!("{what} {next}"))
                }
            });
        });
    }

    /// What can be done next.
    pub fn offer(self) -> Memo<Option<Offer>> {
        Memo::new(move |_| {
            let draft = self.draft.get();
            match self.state.get() {
                PasteState::Understood(values) if draft.clone().with(&values) != draft => {
                    Some(Offer::Use)
                }
                PasteState::Understood(_) => self.undo(&draft),
                _ if self.is_address() => Some(Offer::Fetch),
                _ => self.undo(&draft),
            }
        })
    }

    /// Whether what stands in the box can be fetched; tracked.
    pub fn is_address(self) -> bool {
        self.text.with(|text| matches!(pasted_url(text), Some(Ok(_))))
    }

    /// As long as nothing was typed over the values.
    fn undo(self, draft: &Typed) -> Option<Offer> {
        let is_untouched = |used: &Option<Used>| used.as_ref().is_some_and(|it| it.after == *draft);
        self.used.with(is_untouched).then_some(Offer::PutBack)
    }

    /// Puts the values into the fields, and keeps what stood there.
    pub fn use_values(self) {
        let PasteState::Understood(values) = self.state.get_untracked() else { return };
        let before = self.draft.get_untracked();
        let after = before.clone().with(&values);
        self.draft.set(after.clone());
        self.used.set(Some(Used { before, after }));
    }

    /// Does it.
    pub fn accept(self, offer: Offer) {
        match offer {
            Offer::Fetch => self.ask(Paste::text(self.text.get_untracked())),
            Offer::Use => self.use_values(),
            Offer::PutBack => {
                if let Some(Used { before, .. }) = self.used.get_untracked() {
                    self.draft.set(before);
                    self.used.set(None);
                }
            }
        }
    }
}

/// What can be told of a text without the server.
fn beforehand(text: &str) -> Option<PasteState> {
    if text.trim().is_empty() {
        return Some(PasteState::Nothing);
    }
    if let Some(flaw) = unsendable(text.as_bytes()) {
        return Some(unusable(&flaw));
    }
    pasted_url(text).map(|url| match url {
        Ok(_) => PasteState::Nothing,
        Err(flaw) => unusable(&flaw),
    })
}

/// Why a paste is not sent at all: a private key stays in the browser.
fn unsendable(bytes: &[u8]) -> Option<PasteFlaw> {
    if bytes.len() > PASTE_LIMIT as usize {
        return Some(PasteFlaw::TooLarge { limit: PASTE_LIMIT });
    }
    let text = decode_text(bytes).map_or_else(|| certificate_pem(bytes), |(text, _)| text);
    match read_certificate_text(&text) {
        Err(flaw @ (Flaw::PrivateKey | Flaw::KeyArchive)) => Some(PasteFlaw::Certificate { flaw }),
        _ => None,
    }
}

fn unusable(flaw: &PasteFlaw) -> PasteState {
    PasteState::Unusable(words::paste(flaw))
}
