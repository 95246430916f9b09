use gatehouse_contract::sso::{
    CERTIFICATE_LIMIT, Certificate, CertificateDraft, certificate_pem, read_certificate_text,
};
use gatehouse_contract::{Field, Flaw};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::certificate::CertificateSummary;
use crate::api;
use crate::ui::{Binding, FileDrop, FileProblem, PickedFile, Spinner, TextArea};
use crate::words;

/// What is known of the text in the field, before it is saved.
#[derive(Clone, Debug, PartialEq)]
pub enum CertificateReading {
    /// Nothing: it is empty, as it was, or the server cannot be asked.
    Nothing,
    /// The server is asked what it says.
    Asking,
    /// What it says.
    Certificate(Box<Certificate>),
    /// What is wrong with it.
    Flaw(Flaw),
}

/// The certificate, pasted or from a file. It says at once what it understood; a private key is
/// refused here and is never sent.
#[component]
pub fn CertificateField(
    /// Id of the control, to move the focus there.
    id: &'static str,
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Binding<String>,
    /// What is wrong with it, since the form was sent.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let reading = RwSignal::new(CertificateReading::Nothing);
    let latest = StoredValue::new(0);
    let take = Callback::new(move |text: String| {
        read(text.clone(), reading, latest);
        value.set(text);
    });
    let refuse = move |flaw| {
        next(latest);
        reading.set(CertificateReading::Flaw(flaw));
    };
    let shown = Signal::derive(move || value.get());
    let flaw = move || match reading.get() {
        CertificateReading::Flaw(flaw) => Some(words::flaw(Field::Certificate, &flaw)),
        _ => None,
    };
    let file = Callback::new(move |file| match text_of(file) {
        Ok(text) => match read_certificate_text(&text) {
            // What stands in the field stays: a key has no business there.
            Err(flaw @ (Flaw::PrivateKey | Flaw::KeyArchive)) => refuse(flaw),
            _ => take.run(text),
        },
        Err(flaw) => refuse(flaw),
    });
    view! {
        <FileDrop
            label="Choose a file"
            accept=".pem,.cer,.crt,.der"
            max_bytes=CERTIFICATE_LIMIT as usize
            on_file=file
            hint=".pem, .cer, .crt or .der"
        >
            <TextArea
                id
                label
                value=Binding::new(shown, move |text| take.run(text))
                code=true
                placeholder="-----BEGIN CERTIFICATE-----"
                hint="Paste it with or without its header lines, or drop its file here.".to_owned()
                error=Signal::derive(move || flaw().or_else(|| error.get()))
            />
        </FileDrop>
        <Understood reading />
    }
}

/// What the server made of the text, or that it is being asked.
#[component]
pub fn Understood(
    /// What is known of it.
    reading: RwSignal<CertificateReading>,
) -> impl IntoView {
    move || match reading.get() {
        CertificateReading::Certificate(certificate) => Some(
            view! {
                <div class="understood" role="status">
                    <CertificateSummary certificate=*certificate />
                </div>
            }
            .into_any(),
        ),
        CertificateReading::Asking => {
            Some(view! { <Spinner label="Reading the certificate" /> }.into_any())
        }
        CertificateReading::Nothing | CertificateReading::Flaw(_) => None,
    }
}

/// Tells what the text is: by itself as far as that goes, then from the server. An answer that
/// comes after another text or file is dropped.
fn read(text: String, reading: RwSignal<CertificateReading>, latest: StoredValue<u32>) {
    let asked = next(latest);
    match read_certificate_text(&text) {
        Err(Flaw::Empty) => reading.set(CertificateReading::Nothing),
        Err(flaw) => reading.set(CertificateReading::Flaw(flaw)),
        Ok(_) => {
            reading.set(CertificateReading::Asking);
            spawn_local(async move {
                let seen = inspect(text).await;
                if latest.try_get_value() == Some(asked) {
                    reading.try_set(seen);
                }
            });
        }
    }
}

/// The number of a text or file that takes the place of those before it.
fn next(latest: StoredValue<u32>) -> u32 {
    latest.update_value(|number| *number = number.wrapping_add(1));
    latest.get_value()
}

async fn inspect(text: String) -> CertificateReading {
    match api::certificate::inspect(CertificateDraft { certificate: text }).await {
        Ok(certificate) => CertificateReading::Certificate(Box::new(certificate)),
        Err(failure) => match failure.field_errors().first() {
            Some(error) => CertificateReading::Flaw(error.flaw.clone()),
            None => CertificateReading::Nothing,
        },
    }
}

/// The text of a file: as it is, or PEM around the bytes of a DER file.
fn text_of(file: Result<PickedFile, FileProblem>) -> Result<String, Flaw> {
    match file {
        Ok(file) => {
            Ok(String::from_utf8(file.bytes).unwrap_or_else(|der| certificate_pem(der.as_bytes())))
        }
        Err(FileProblem::TooLarge { .. }) => Err(Flaw::TooLong { limit: CERTIFICATE_LIMIT }),
        Err(FileProblem::Unreadable { .. }) => Err(Flaw::NotACertificate),
    }
}
