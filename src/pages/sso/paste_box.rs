use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{Paste, PasteFlaw, PasteForm, PasteReading};
use gatehouse_contract::sso::read_certificate_text;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::typed::Typed;
use crate::api;
use crate::session::use_viewing;
use crate::ui::{Binding, FileDrop, FileProblem, PickedFile, TextArea};
use crate::words;

/// The most bytes of a metadata file.
const METADATA_LIMIT: u32 = 128 * 1024;

/// What was made of a paste.
#[derive(Clone, Debug, Default, PartialEq)]
enum Understanding {
    #[default]
    Nothing,
    /// What was filled in, in words.
    Filled(String),
    /// Why nothing was.
    Unusable(String),
}

/// One box that takes what the identity provider shows, says what it understood, and fills the
/// fields. A private key is refused here and is never sent.
#[component]
pub fn PasteBox(draft: RwSignal<Typed>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let made = RwSignal::new(Understanding::default());
    let viewing = use_viewing();
    let take = Callback::new(move |pasted: String| {
        text.set(pasted.clone());
        made.set(before_sending(&pasted));
        if pasted.trim().is_empty() || made.with_untracked(|it| *it != Understanding::Nothing) {
            return;
        }
        spawn_local(async move {
            let paste = Paste { form: PasteForm::Text, content: pasted.clone() };
            let answer = api::saml::understand(paste).await;
            if text.try_with_untracked(|now| *now == pasted) != Some(true) {
                return;
            }
            made.set(match answer {
                Ok(reading) => fill(draft, reading),
                Err(failure) => {
                    viewing.learn_from(&failure);
                    Understanding::Unusable(words::failure(&failure).what)
                }
            });
        });
    });
    let error = move || match made.get() {
        Understanding::Unusable(why) => Some(why),
        _ => None,
    };
    view! {
        <FileDrop
            label="Choose the metadata file"
            accept=".xml,.txt,.pem,.cer,.crt"
            max_bytes=METADATA_LIMIT as usize
            on_file=Callback::new(move |file| match text_of(file) {
                Ok(text) => take.run(text),
                Err(flaw) => made.set(Understanding::Unusable(words::paste(&flaw))),
            })
            hint=".xml"
        >
            <TextArea
                label="Metadata"
                value=Binding::new(text, move |pasted| take.run(pasted))
                code=true
                optional=true
                hint="Paste the metadata that your identity provider shows, or drop its file here: \
                      the fields below fill themselves."
                    .to_owned()
                error=Signal::derive(error)
            />
        </FileDrop>
        <p class="field-hint" role="status">
            {move || match made.get() {
                Understanding::Filled(what) => Some(what),
                _ => None,
            }}
        </p>
    }
}

/// What can be told without the server: a private key stays in the browser.
fn before_sending(pasted: &str) -> Understanding {
    match read_certificate_text(pasted) {
        Err(flaw @ (Flaw::PrivateKey | Flaw::KeyArchive)) => {
            Understanding::Unusable(words::paste(&PasteFlaw::Certificate { flaw }))
        }
        _ => Understanding::Nothing,
    }
}

fn fill(draft: RwSignal<Typed>, reading: PasteReading) -> Understanding {
    match reading {
        PasteReading::Metadata { issuer, sign_in_url, certificates, wants_signed_requests } => {
            let count = certificates.len();
            let what = format!("Understood: the metadata of {issuer}{}", of_several(count));
            draft.set(Typed {
                issuer,
                sign_in_url,
                certificates,
                next_certificate: String::new(),
                sign_requests: wants_signed_requests,
            });
            Understanding::Filled(what)
        }
        PasteReading::Certificates { certificates, .. } => {
            let what = format!("Understood: a certificate{}", of_several(certificates.len()));
            draft.update(|draft| draft.certificates = certificates);
            Understanding::Filled(what)
        }
        PasteReading::Unusable { flaw } => Understanding::Unusable(words::paste(&flaw)),
    }
}

fn of_several(certificates: usize) -> String {
    match certificates {
        0 | 1 => ". It is filled in below; check it, then save.".to_owned(),
        count => {
            format!(", with {count} certificates. They are filled in below; check them, then save.")
        }
    }
}

fn text_of(file: Result<PickedFile, FileProblem>) -> Result<String, PasteFlaw> {
    match file {
        Ok(file) => String::from_utf8(file.bytes)
            .map_err(|_| PasteFlaw::Certificate { flaw: Flaw::NotACertificate }),
        Err(FileProblem::TooLarge { .. }) => Err(PasteFlaw::TooLarge { limit: METADATA_LIMIT }),
        Err(FileProblem::Unreadable { .. }) => {
            Err(PasteFlaw::Certificate { flaw: Flaw::NotACertificate })
        }
    }
}
