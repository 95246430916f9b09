use std::net::IpAddr;

use gatehouse_contract::{Person, Timestamp, screen};

use crate::mail::letter::{Letter, Letterhead, moment};

/// A link to set a password by, with its secret, and when it ends.
#[derive(Clone)]
pub(crate) struct PasswordLink {
    pub url: String,
    pub expires_at: Timestamp,
}

/// Why people without a password need one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Single sign-on was turned off.
    SsoIsOff,
    /// No domain is verified any more, so that single sign-on is not required for now.
    SsoIsSuspended,
}

/// The link that somebody asked for.
pub(crate) fn reset(head: &Letterhead, to: &Person, link: PasswordLink) -> Letter {
    let words = [
        format!("Somebody, probably you, asked for a link to set a new password for {}.", to.email),
        format!(
            "It works once, until {}. Setting a password ends all your sessions.",
            moment(link.expires_at)
        ),
    ];
    let subject = format!("Set a new password for {}", head.organization);
    head.letter(subject, words).with_link("Set a new password", link.url).with_remark(
        "If it was not you, you need do nothing: your password stays as it is until the link is used.",
    )
}

/// What whoever asked for a link gets, where their password would not sign them in.
pub(crate) fn reset_with_sso(head: &Letterhead, to: &Person, start_url: String) -> Letter {
    let organization = &head.organization;
    let words = [
        format!("Somebody, probably you, asked for a link to set a new password for {}.", to.email),
        format!(
            "{organization} requires single sign-on: you sign in through its identity provider, and a \
             password would not let you in. If you cannot sign in there, ask an Owner or Admin."
        ),
    ];
    let letter = head.letter(format!("How you sign in to {organization}"), words);
    letter.with_link("Sign in", start_url)
}

/// Asks somebody without a password to set one.
pub(crate) fn needed(head: &Letterhead, to: &Person, need: Need, link: PasswordLink) -> Letter {
    let organization = &head.organization;
    let (why, what_for) = match need {
        Need::SsoIsOff => (format!("{organization} has turned single sign-on off."), "again"),
        Need::SsoIsSuspended => (
            format!(
                "{organization} does not require single sign-on for now, because none of its domains \
                 is verified any more."
            ),
            "without it",
        ),
    };
    let words = [
        format!("{why} You have no password yet: set one for {} to sign in {what_for}.", to.email),
        format!("The link works once, until {}.", moment(link.expires_at)),
    ];
    let letter = head.letter(format!("Set a password for {organization}"), words);
    letter.with_link("Set a password", link.url).with_remark(
        "If it has ended by then, ask for another on the sign-in page, under “Forgot your password?”.",
    )
}

/// How somebody set a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// By the link of a mail.
    ByLink,
    /// While they were signed in, with the old one.
    ByOldPassword,
}

/// Tells somebody that they have a new password.
pub(crate) fn changed(head: &Letterhead, to: &Person, how: How, at: Timestamp) -> Letter {
    let (ended, remark) = match how {
        How::ByLink => (
            "All your sessions have ended: sign in with the new password.",
            "If it was not you, somebody can read your mail: make that safe first. Then set a new \
             password, and tell an Owner or Admin.",
        ),
        How::ByOldPassword => (
            "All your other sessions have ended: sign in there with the new password.",
            "If it was not you, somebody knew your old password. Set a new one at once, under \
             “Forgot your password?” on the sign-in page, and tell an Owner or Admin.",
        ),
    };
    let words =
        [format!("The password of {} was set anew on {}.", to.email, moment(at)), ended.to_owned()];
    let letter = head.letter(format!("Your password for {} was changed", head.organization), words);
    letter.with_link("Sign in", head.page(screen::OVERVIEW)).with_remark(remark)
}

/// Tells somebody that their password is being guessed.
pub(crate) fn guessed(head: &Letterhead, to: &Person, from: &IpAddr, at: Timestamp) -> Letter {
    let words = [
        format!(
            "Somebody typed wrong passwords for {} again and again, the last time on {} from the \
             address {from}.",
            to.email,
            moment(at)
        ),
        "Nobody got in. Each further wrong password makes the account wait longer, up to 15 minutes; \
         it is never locked for good."
            .to_owned(),
    ];
    let letter = head.letter(format!("Wrong passwords for {}", head.organization), words);
    letter.with_link("Sign in", head.page(screen::OVERVIEW)).with_remark(
        "If it was you and you have forgotten it, ask for a new one on the sign-in page. If it was not \
         you, you need do nothing, unless you use that password elsewhere too.",
    )
}
