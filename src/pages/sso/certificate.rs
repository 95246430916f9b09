use gatehouse_contract::Timestamp;
use gatehouse_contract::sso::Certificate;
use leptos::prelude::*;

use crate::browser;
use crate::ui::{Tone, ValidityBar};
use crate::words;

/// Days before its end from which a certificate asks for attention.
const WARNING_DAYS: i64 = 60;

/// What a certificate says, and how much of its validity has gone by.
#[component]
pub fn CertificateSummary(
    certificate: Certificate,
    /// Its validity stands elsewhere.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let now = browser::now();
    let Certificate { subject, issuer, key_algorithm, key_bits, .. } = certificate.clone();
    let (signature, fingerprint) =
        (certificate.signature_algorithm.clone(), certificate.fingerprint.clone());
    view! {
        <div class="certificate">
            <p class="certificate-name">
                <strong>{subject}</strong>
                " " {format!("{key_algorithm} {key_bits} · {signature}")}
            </p>
            {(!brief)
                .then(|| {
                    view! {
                        <ValidityBar
                            elapsed=certificate.elapsed(now)
                            tone=tone(&certificate, now)
                            sentence=sentence(&certificate, now)
                        />
                    }
                })}
            <p class="certificate-detail">"Issued by " {issuer}</p>
            <p class="certificate-detail">
                "SHA-256 " <span class="fingerprint">{fingerprint}</span>
            </p>
        </div>
    }
}

/// How urgent its end is.
pub fn tone(certificate: &Certificate, now: Timestamp) -> Tone {
    match certificate.not_after.days_from(now) {
        _ if certificate.is_expired(now) => Tone::Danger,
        ..=WARNING_DAYS => Tone::Warning,
        _ => Tone::Neutral,
    }
}

/// Until when it is valid.
pub fn sentence(certificate: &Certificate, now: Timestamp) -> String {
    let until = words::date(certificate.not_after);
    let left = certificate.not_after.days_from(now);
    if certificate.is_expired(now) {
        format!("Expired on {until}. Nobody can sign in with it.")
    } else if now < certificate.not_before {
        format!("Valid from {} to {until}.", words::date(certificate.not_before))
    } else if left <= WARNING_DAYS {
        format!("Expires in {}, on {until}.", words::days(left))
    } else {
        format!("Valid until {until}.")
    }
}
