use gatehouse_contract::Timestamp;

use super::DOMAINS;
use crate::mail::letter::{Letter, Letterhead, moment};

/// A verified domain has lost its record.
pub(crate) fn lapsing(head: &Letterhead, name: &str, until: Timestamp) -> Letter {
    let (organization, until) = (&head.organization, moment(until));
    let words = [
        format!(
            "The TXT record that shows that {name} belongs to {organization} is no longer in the DNS."
        ),
        format!(
            "Nothing changes until {until}. If the record is not back by then, {name} is no longer \
             verified, and people with an address on it can no longer sign in through your \
             identity provider."
        ),
        "The page of your domains has the record to put back, and looks for it at once.".to_owned(),
    ];
    let letter = head.letter(format!("The DNS record of {name} is gone"), words);
    letter.with_link("See your domains", head.page(DOMAINS))
}

/// A domain has lost its record for too long.
pub(crate) fn lapsed(head: &Letterhead, name: &str, suspends_requirement: bool) -> Letter {
    let consequence = match suspends_requirement {
        true => format!(
            "It was the last one of {}, so that nobody can sign in through your identity provider. \
             Single sign-on is no longer required until a domain is verified: everyone may use a \
             password, and whoever has none was sent a link to set one.",
            head.organization
        ),
        false => {
            "People with an address on it can no longer sign in through your identity provider."
                .to_owned()
        }
    };
    let words = [
        format!("{name} is no longer verified, because its TXT record has been gone for a week."),
        consequence,
        "Put the record back to verify the domain again.".to_owned(),
    ];
    let letter = head.letter(format!("{name} is no longer verified"), words);
    letter.with_link("See your domains", head.page(DOMAINS))
}
