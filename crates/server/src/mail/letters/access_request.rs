use gatehouse_contract::{AccessDecision, OwnRequest, Person, screen};

use super::role_with_article;
use crate::mail::letter::{Letter, Letterhead};

/// Tells whoever may decide it that somebody asks for a role.
pub(crate) fn asked(head: &Letterhead, by: &Person, request: &OwnRequest) -> Letter {
    let (organization, wanted) = (&head.organization, role_with_article(request.role));
    let words = format!(
        "{} ({}), who is {} of {organization}, asks to become {wanted}. Their reason:",
        by.name,
        by.email,
        role_with_article(by.role)
    );
    let subject = format!("{} asks for access to {organization}", by.name);
    let letter = head.letter(subject, [words]).with_quote(&request.reason);
    letter.with_link("Decide", head.page(screen::REQUESTS))
}

/// Tells whoever asked for a role how that ended.
pub(crate) fn decided(head: &Letterhead, it: &AccessDecision) -> Letter {
    let (organization, role) = (&head.organization, role_with_article(it.role));
    let (subject, words) = match it.granted {
        true => (
            format!("You are {role} of {organization} now"),
            format!("{} has decided on your request: you are {role} now.", it.by),
        ),
        false => (
            format!("Your request to become {role} of {organization} was declined"),
            format!("{} has declined your request to become {role}.", it.by),
        ),
    };
    let letter = match &it.note {
        Some(note) => head.letter(subject, [format!("{words} They say:")]).with_quote(note),
        None => {
            let next = match it.granted {
                true => "It counts from the next thing that you do.",
                false => "You can ask again, or ask them why.",
            };
            head.letter(subject, [words, next.to_owned()])
        }
    };
    letter.with_link(&format!("Open {organization}"), head.page(screen::OVERVIEW))
}
