use gatehouse_contract::{Change, RESTORABLE_DAYS, screen};

use crate::mail::letter::{Letter, Letterhead, moment};

/// Tells the Owners that somebody deleted the organization.
pub(crate) fn deleted(head: &Letterhead, change: &Change) -> Letter {
    let organization = &head.organization;
    let (at, gone_at) = (moment(change.at), moment(change.at.plus_days(RESTORABLE_DAYS)));
    let words = [
        format!("{} deleted {organization} on {at}. Nobody can work in it any more.", change.by),
        format!(
            "Until {gone_at} you and every other Owner can bring it back, as it was: sign in and \
             choose to bring it back. After that, all that is stored of it is gone for good: its \
             members, its settings, its domains and its audit log."
        ),
    ];
    let letter = head.letter(format!("{organization} was deleted"), words);
    letter.with_link("Sign in", head.page(screen::OVERVIEW))
}

/// Tells the Owners that somebody brought the organization back.
pub(crate) fn restored(head: &Letterhead, change: &Change) -> Letter {
    let organization = &head.organization;
    let words = [
        format!("{} brought {organization} back on {}.", change.by, moment(change.at)),
        "Everything is as it was, and everyone can sign in again.".to_owned(),
    ];
    let letter = head.letter(format!("{organization} is back"), words);
    letter.with_link(&format!("Open {organization}"), head.page(screen::OVERVIEW))
}
