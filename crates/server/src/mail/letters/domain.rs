use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{Timestamp, screen};

use crate::mail::letter::{Letter, Letterhead, moment};

/// A verified domain, the last one or not, has lost its record.
pub(crate) fn lapsing(head: &Letterhead, name: &str, until: Timestamp, is_last: bool) -> Letter {
    let (organization, until) = (&head.organization, moment(until));
    let words = [
        format!(
            "The TXT record that shows that {name} belongs to {organization} could not be found in \
             the DNS."
        ),
        format!(
            "Nothing changes until {until}. If the record is not back by then, {name} is no longer \
             verified, and {}.",
            loss(is_last)
        ),
        "The page of your domains has the record to put back, and looks for it at once.".to_owned(),
    ];
    let letter = head.letter(format!("The DNS record of {name} is gone"), words);
    letter.with_link("See your domains", head.page(screen::DOMAINS))
}

/// A domain has lost its record for too long.
pub(crate) fn lapsed(
    head: &Letterhead,
    name: &str,
    is_last: bool,
    requirement: SsoRequirement,
) -> Letter {
    let suspension = match requirement {
        SsoRequirement::Suspended => {
            " Single sign-on is no longer required until a domain is verified: everyone may use a \
             password, and whoever has none was sent a link to set one."
        }
        SsoRequirement::NotRequired | SsoRequirement::Enforced => "",
    };
    let words = [
        format!("{name} is no longer verified, because its TXT record has been gone for a week."),
        format!("From now on, {}.{suspension}", loss(is_last)),
        "Put the record back to verify the domain again.".to_owned(),
    ];
    let letter = head.letter(format!("{name} is no longer verified"), words);
    letter.with_link("See your domains", head.page(screen::DOMAINS))
}

/// What the loss of a domain takes away. Whom the identity provider is known to speak of by its own
/// name for them still gets in where no domain is left: that locks nobody out.
fn loss(is_last: bool) -> &'static str {
    match is_last {
        true => {
            "nobody new can sign in through your identity provider, since no other domain is \
             verified; whoever has signed in through it before still can"
        }
        false => {
            "people with an address on it can no longer sign in through your identity provider"
        }
    }
}
