use gatehouse_contract::sso::{CERTIFICATES_LIMIT, Certificate};
use leptos::prelude::*;

use super::certificate::CertificateSummary;
use super::certificate_field::CertificateField;
use super::typed::Typed;
use crate::browser;
use crate::ui::Button;

/// Id of the list, to move the focus there.
const HELD: &str = "certificates";
/// Id of the field for one more.
const NEXT: &str = "next-certificate";

/// The certificates of a connection: those that it has, each with a way to take it out, and a field
/// for one more.
#[component]
pub fn CertificatesField(
    /// The form.
    typed: RwSignal<Typed>,
    /// What is wrong with them, since the form was sent.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let held = Memo::new(move |_| typed.with(|it| it.certificates.clone()));
    let next = create_slice(
        typed,
        |it| it.next_certificate.clone(),
        |it, text| it.next_certificate = text,
    );
    let adding = RwSignal::new(false);
    let add = Callback::new(move |()| {
        adding.set(true);
        request_animation_frame(|| {
            browser::focus_id(NEXT);
        });
    });
    let is_none = Memo::new(move |_| held.with(Vec::is_empty));
    let is_typed = move || typed.with(|it| !it.next_certificate.is_empty());
    let is_open =
        Memo::new(move |_| is_none.get() || adding.get() || is_typed() || error.get().is_some());
    let is_full = move || held.with(Vec::len) >= CERTIFICATES_LIMIT as usize;
    let label = Signal::derive(move || match is_none.get() {
        true => "Certificate".to_owned(),
        false => "Another certificate".to_owned(),
    });
    view! {
        <Show when=move || !is_none.get()>
            <fieldset class="certificates" id=HELD tabindex="-1">
                <legend class="field-label">"Certificates"</legend>
                <For each=move || held.get() key=|it| it.fingerprint.clone() let:certificate>
                    <Held typed certificate />
                </For>
            </fieldset>
        </Show>
        <Show when=move || is_open.get()>
            <CertificateField id=NEXT label value=next error />
        </Show>
        <Show when=move || !is_open.get() && !is_full()>
            <div>
                <Button on_press=add>"Add another certificate"</Button>
                <p class="field-hint">
                    "Before your identity provider changes its key: both are accepted until you \
                     take the old one out."
                </p>
            </div>
        </Show>
    }
}

#[component]
fn Held(typed: RwSignal<Typed>, certificate: Certificate) -> impl IntoView {
    let fingerprint = certificate.fingerprint.clone();
    let remove = Callback::new(move |()| {
        typed.update(|it| it.certificates.retain(|other| other.fingerprint != fingerprint));
        request_animation_frame(|| {
            let _ = browser::focus_id(HELD) || browser::focus_id(NEXT);
        });
    });
    let subject = certificate.subject.clone();
    view! {
        <div class="certificates-one">
            <CertificateSummary certificate />
            <Button on_press=remove>
                "Take out" <span class="visually-hidden">" " {subject}</span>
            </Button>
        </div>
    }
}
