use gatehouse_contract::{Person, Timestamp};

use crate::mail::letter::{Letter, Letterhead, moment};

/// Tells somebody that they are no longer a member.
pub(crate) fn removed(head: &Letterhead, to: &Person, by: &Person, at: Timestamp) -> Letter {
    let (organization, at) = (&head.organization, moment(at));
    let is_own = by.id == to.id;
    let who = if is_own { "You have" } else { &format!("{} has", by.name) };
    let words = [
        format!("{who} removed {} from {organization} on {at}.", to.email),
        "You are signed out everywhere, and your password, second factors and recovery codes for it \
         are deleted."
            .to_owned(),
    ];
    let letter = head.letter(format!("You were removed from {organization}"), words);
    match is_own {
        true => letter,
        false => {
            letter.with_remark(&format!("If you think that this is a mistake, ask {}.", by.name))
        }
    }
}
