use gatehouse_contract::{AllowedFactors, Timestamp, TwoFactorPolicy, screen};

use crate::mail::letter::{Letter, Letterhead, moment};

/// A second factor is or will be required, and the reader has none that counts.
pub(crate) fn required(head: &Letterhead, policy: &TwoFactorPolicy, now: Timestamp) -> Letter {
    let organization = &head.organization;
    let (subject, means) = match policy {
        TwoFactorPolicy::Required { holds_from, .. } if *holds_from > now => (
            format!("Set up a second factor for {organization} {}", within(*holds_from, now)),
            format!(
                "From {} on, {organization} asks everyone who signs in with a password for a second \
                 factor, and you have none that counts yet.",
                moment(*holds_from)
            ),
        ),
        _ => (
            format!("{organization} requires a second factor"),
            format!(
                "{organization} asks everyone who signs in with a password for a second factor from \
                 now on, and you have none that counts yet."
            ),
        ),
    };
    let words = [
        means,
        what_counts(policy),
        "If you have none by then, your next sign-in takes you \
         through it: nobody is locked out."
            .to_owned(),
    ];
    let letter = head.letter(subject, words);
    letter.with_link("Set up a second factor", head.page(screen::SIGN_IN_AND_DEVICES))
}

/// An Owner or Admin reminds the reader, who has no second factor that counts.
pub(crate) fn reminder(
    head: &Letterhead,
    policy: &TwoFactorPolicy,
    by: &str,
    now: Timestamp,
) -> Letter {
    let organization = &head.organization;
    let means = match policy {
        TwoFactorPolicy::Required { holds_from, .. } if *holds_from > now => format!(
            "From {} on it is required of everyone who signs in with a password.",
            moment(*holds_from)
        ),
        TwoFactorPolicy::Required { .. } => {
            "It is required of everyone who signs in with a password: your next sign-in takes you \
             through it."
                .to_owned()
        }
        TwoFactorPolicy::NotRequired => {
            "With it, nobody signs in as you who has found out your password.".to_owned()
        }
    };
    let asks = format!("{by} asks you to set up a second factor for {organization}.");
    let subject = format!("Set up a second factor for {organization}");
    let letter = head.letter(subject, [asks, means, what_counts(policy)]);
    letter.with_link("Set up a second factor", head.page(screen::SIGN_IN_AND_DEVICES))
}

fn within(holds_from: Timestamp, now: Timestamp) -> String {
    match holds_from.days_from(now) {
        ..=1 => "within a day".to_owned(),
        days => format!("within {days} days"),
    }
}

fn what_counts(policy: &TwoFactorPolicy) -> String {
    match policy {
        TwoFactorPolicy::Required { allowed: AllowedFactors::PasskeysOnly, .. } => {
            "It has to be a passkey: an authenticator app does not count here. Setting one up takes a \
             minute."
        }
        _ => {
            "It can be an authenticator app on your phone, or a passkey. Setting one up takes a minute."
        }
    }
    .to_owned()
}
