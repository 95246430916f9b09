use gatehouse_contract::{Person, Timestamp};

use crate::mail::letter::{Letter, Letterhead, moment};

/// Tells somebody that they are no longer a member.
pub(crate) fn removed(head: &Letterhead, to: &Person, by: &str, at: Timestamp) -> Letter {
    let organization = &head.organization;
    let words = [
        format!("{by} has removed {} from {organization} on {}.", to.email, moment(at)),
        "You are signed out everywhere, and your password, second factors and recovery codes for it \
         are deleted."
            .to_owned(),
    ];
    let letter = head.letter(format!("You were removed from {organization}"), words);
    letter.with_remark(&format!("If you think that this is a mistake, ask {by}."))
}
