use gatehouse_contract::screen;

use crate::mail::letter::{Letter, Letterhead};

/// Requiring single sign-on was not confirmed in time.
pub(crate) fn requirement_reverted(head: &Letterhead) -> Letter {
    let organization = &head.organization;
    let words = [
        format!(
            "{organization} began to require single sign-on, and within 15 minutes no Owner or Admin \
             signed in with it or confirmed it. So that nobody is locked out, it is no longer required."
        ),
        "Passwords sign everyone in again. Single sign-on itself is still on, and nothing else was \
         changed."
            .to_owned(),
        "To require it, turn the requirement on again, and then sign in through your identity \
         provider or confirm it on the page."
            .to_owned(),
    ];
    let subject = format!("{organization} no longer requires single sign-on");
    head.letter(subject, words).with_link("See single sign-on", head.page(screen::SINGLE_SIGN_ON))
}
