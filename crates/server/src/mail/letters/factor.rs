use std::net::IpAddr;

use gatehouse_contract::{Person, Timestamp, screen};

use crate::mail::letter::{Letter, Letterhead, moment};
use crate::throttle::Door;

/// What has happened to somebody's second factors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    /// An authenticator app or a passkey was added: what it is called.
    Added(String),
    /// One was removed.
    Removed(String),
    /// New recovery codes were made.
    CodesMade,
    /// The person lets a passkey be the only step of a sign-in, or does so no more.
    PasskeySignIn { enabled: bool },
    /// A recovery code was used, and so many are left.
    CodeUsed { left: u32 },
}

/// Tells somebody what has happened to their second factors.
pub(crate) fn factors_changed(
    head: &Letterhead,
    to: &Person,
    matter: &Matter,
    at: Timestamp,
) -> Letter {
    let (subject, what) = match matter {
        Matter::Added(name) => ("A second factor was added", format!("“{name}” was added")),
        Matter::Removed(name) => ("A second factor was removed", format!("“{name}” was removed")),
        Matter::CodesMade => ("New recovery codes were made", {
            "New recovery codes were made, and the old ones no longer work,".to_owned()
        }),
        Matter::PasskeySignIn { enabled: true } => (
            "A passkey alone signs you in now",
            "Signing in with a passkey alone was allowed".to_owned(),
        ),
        Matter::PasskeySignIn { enabled: false } => ("A passkey alone no longer signs you in", {
            "Signing in with a passkey alone was ended".to_owned()
        }),
        Matter::CodeUsed { .. } => {
            ("A recovery code was used", "A recovery code was used".to_owned())
        }
    };
    let means = match matter {
        Matter::CodeUsed { left: 0 } => {
            "It was the last one: the sign-in goes on to setting up a second factor anew."
                .to_owned()
        }
        Matter::CodeUsed { left: 1 } => "It works no more. One is left.".to_owned(),
        Matter::CodeUsed { left } => format!("It works no more. {left} are left."),
        Matter::PasskeySignIn { enabled: true } => {
            "Each of your passkeys signs you in by itself, without your password.".to_owned()
        }
        Matter::PasskeySignIn { enabled: false } => {
            "From now on, your passkeys are asked for after your password.".to_owned()
        }
        _ => "All your other sessions have ended.".to_owned(),
    };
    let words = [format!("{what} for {} on {}.", to.email, moment(at)), means];
    let letter = head.letter(format!("{subject} for {}", head.organization), words);
    letter.with_link("Look at your second factors", head.page(screen::SIGN_IN_AND_DEVICES)).with_remark(
        "If it was not you, somebody can sign in as you: set a new password at once, and tell an \
         Owner or Admin.",
    )
}

/// Tells somebody that codes are being guessed, behind their right password or in a session of theirs.
pub(crate) fn codes_guessed(
    head: &Letterhead,
    to: &Person,
    door: Door,
    from: &IpAddr,
    at: Timestamp,
) -> Letter {
    let (who, outcome) = match door {
        Door::OwnCode => ("is signed in as", "Nothing was changed."),
        _ => ("typed the right password of", "Nobody got in."),
    };
    let codes = if matches!(door, Door::RecoveryCode) { "recovery codes" } else { "codes" };
    let words = [
        format!(
            "Somebody {who} {} and typed wrong {codes} again and again, the last time on {} from the \
             address {from}.",
            to.email,
            moment(at)
        ),
        format!(
            "{outcome} Each further wrong code makes the account wait longer, up to 15 minutes; it is \
         never locked for good."
        ),
    ];
    let letter = head.letter(format!("Wrong codes for {}", head.organization), words);
    letter
        .with_link("Sign in", head.page(screen::OVERVIEW))
        .with_remark("If it was not you, your password is known to somebody: set a new one now.")
}

/// Tells somebody that an Owner or Admin has reset their second factors.
pub(crate) fn factors_reset(head: &Letterhead, to: &Person, by: &str, at: Timestamp) -> Letter {
    let organization = &head.organization;
    let words = [
        format!(
            "{by} has removed every second factor and every recovery code of {} on {}.",
            to.email,
            moment(at)
        ),
        format!(
            "All your sessions have ended. Sign in to {organization} with your password: that takes \
             you through setting up a second factor anew."
        ),
    ];
    let letter = head.letter(format!("Your second factors for {organization} were reset"), words);
    letter.with_link("Sign in", head.page(screen::OVERVIEW)).with_remark(&format!(
        "If you did not ask for it, ask {by}, and set a new password: until you set up a second factor \
         again, whoever knows your password can."
    ))
}
