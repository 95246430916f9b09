use gatehouse_contract::sso::Certificate;
use gatehouse_contract::{Timestamp, screen};

use crate::mail::letter::{Letter, Letterhead, moment};

/// A certificate of the identity provider expires soon.
pub(crate) fn expiring(head: &Letterhead, certificate: &Certificate, now: Timestamp) -> Letter {
    let days = match certificate.not_after.days_from(now) {
        ..=1 => "within a day".to_owned(),
        days => format!("in {days} days"),
    };
    let Certificate { subject, fingerprint, not_after, .. } = certificate;
    let words = [
        format!(
            "The certificate {subject}, which the identity provider of {} signs with, expires {days}: \
             on {}.",
            head.organization,
            moment(*not_after)
        ),
        "From then on, sign-ins that are signed with it are refused. Ask whoever runs your identity \
         provider for the next certificate, and add it before that day."
            .to_owned(),
        format!("Its SHA-256 fingerprint is {fingerprint}."),
    ];
    let letter = head.letter(format!("A single sign-on certificate expires {days}"), words);
    letter.with_link("See single sign-on", head.page(screen::SINGLE_SIGN_ON))
}
