use gatehouse_contract::{Person, Timestamp, screen};

use super::role_with_article;
use crate::address_proof::ProvenBy;
use crate::mail::letter::{Letter, Letterhead, moment};
use crate::store::invitation::StoredInvitation;

/// Asks somebody to join.
pub(crate) fn invited(head: &Letterhead, it: &StoredInvitation, url: String) -> Letter {
    let (organization, by) = (&head.organization, &it.invited_by_name);
    let words = [
        format!(
            "{by} has invited {} to {organization}, as {}.",
            it.email,
            role_with_article(it.role)
        ),
        format!("The link works once, until {}.", moment(it.expires_at)),
    ];
    let letter = head.letter(format!("{by} has invited you to {organization}"), words);
    letter.with_link(&format!("Join {organization}"), url).with_remark(&format!(
        "If you did not expect this, you need do nothing. If the link has ended by then, ask {by} for \
         another."
    ))
}

/// Tells whoever sent an invitation that it was accepted.
pub(crate) fn accepted(head: &Letterhead, joined: &Person) -> Letter {
    let organization = &head.organization;
    let words = [format!(
        "{} ({}) has accepted your invitation and is {} of {organization} now.",
        joined.name,
        joined.email,
        role_with_article(joined.role)
    )];
    let letter = head.letter(format!("{} has joined {organization}", joined.name), words);
    letter.with_link("Open members", head.page(screen::MEMBERS))
}

/// Tells the owner of an address, at their first arrival, that what was set up in their name is gone.
pub(crate) fn cleared(head: &Letterhead, to: &Person, by: ProvenBy, at: Timestamp) -> Letter {
    let organization = &head.organization;
    let (arrived, gone, remark) = match by {
        ProvenBy::Sso => (
            "signed in through the identity provider",
            "the password, every second factor and every recovery code",
            "If you had set a password yourself and need it beside the identity provider, set another \
             on the sign-in page, under “Forgot your password?”.",
        ),
        ProvenBy::Link => (
            "set a password by a mailed link",
            "the password before, every second factor and every recovery code",
            "If you had set up a second factor yourself, set it up again under “Sign-in and devices”.",
        ),
    };
    let words = [
        format!("You {arrived} as {} for the first time on {}.", to.email, moment(at)),
        format!(
            "The account was made by the link of an invitation that an Owner or Admin of {organization} \
             had looked at too. So that nobody else can be signed in as you, {gone} were deleted, and \
             every session before this one has ended."
        ),
    ];
    let subject = format!("Your account at {organization} is yours alone now");
    head.letter(subject, words)
        .with_link("Look at how you sign in", head.page(screen::SIGN_IN_AND_DEVICES))
        .with_remark(remark)
}
