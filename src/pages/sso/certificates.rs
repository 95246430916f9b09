use gatehouse_contract::Timestamp;
use gatehouse_contract::sso::Certificate;
use leptos::prelude::*;

use super::certificate::{CertificateSummary, sentence, tone};
use crate::browser;
use crate::ui::{Tone, ValidityAxis, ValiditySpan};

/// The certificates of a connection; several also side by side on one time axis.
#[component]
pub fn Certificates(certificates: Vec<Certificate>) -> impl IntoView {
    let brief = certificates.len() > 1;
    let axis = brief.then(|| {
        let (spans, now) = axis(&certificates, browser::now());
        view! { <ValidityAxis spans now /> }
    });
    let is_last =
        matches!(certificates.as_slice(), [only] if tone(only, browser::now()) == Tone::Warning);
    let advice = is_last.then(|| {
        view! {
            <p class="certificate-detail">
                "Add the next certificate now; both work until then."
            </p>
        }
    });
    let one = |certificate| view! { <CertificateSummary certificate brief /> };
    view! {
        <div class="certificates">{axis} {certificates.into_iter().map(one).collect_view()} {advice}</div>
    }
}

/// The validities as parts of the time from the first beginning to the last end, and now among
/// them.
fn axis(certificates: &[Certificate], now: Timestamp) -> (Vec<ValiditySpan>, f64) {
    let moment = |time: Timestamp| time.unix_millis() as f64;
    let begins = certificates.iter().map(|it| moment(it.not_before)).fold(moment(now), f64::min);
    let ends = certificates.iter().map(|it| moment(it.not_after)).fold(moment(now), f64::max);
    let part = |time: Timestamp| (moment(time) - begins) / (ends - begins).max(1.0);
    let span = |certificate: &Certificate| ValiditySpan {
        label: short_fingerprint(certificate),
        sentence: sentence(certificate, now),
        begins: part(certificate.not_before),
        ends: part(certificate.not_after),
        tone: tone(certificate, now),
    };
    (certificates.iter().map(span).collect(), part(now))
}

/// The first eight pairs of a fingerprint, which tell certificates of one name apart.
pub fn short_fingerprint(certificate: &Certificate) -> String {
    certificate.fingerprint.chars().take(23).collect()
}
