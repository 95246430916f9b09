use gatehouse_contract::Person;

use super::role_with_article;
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
    letter.with_link("Open members", head.page("/members"))
}
