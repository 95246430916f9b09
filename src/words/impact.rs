use gatehouse_contract::sso::SsoImpact;
use gatehouse_contract::{People, Person};

use super::{list, people, plural};

/// How an impact differs from the one that was shown, for whoever is about to require single
/// sign-on. There is always something to say.
pub fn impact_changes(shown: &SsoImpact, now: &SsoImpact, provider: &str) -> Vec<String> {
    let keepers = |impact: &SsoImpact| impact.owners + impact.admins;
    let changes = [
        joined(&shown.shut_out, &now.shut_out).map(|(count, names)| {
            let lose = plural(count, "more person loses", "more people lose");
            format!("{lose} access than you were shown{names}.")
        }),
        joined(&now.shut_out, &shown.shut_out).map(|(count, names)| {
            let lose = plural(count, "person no longer loses", "people no longer lose");
            format!("{lose} access{names}.")
        }),
        moved(shown.idp_people, now.idp_people).map(|(was, is)| {
            format!("{} can sign in through {provider}, and not {was}.", people(is))
        }),
        moved(keepers(shown), keepers(now)).map(|(was, is)| {
            let keep = plural(is, "Owner or Admin keeps", "Owners and Admins keep");
            format!("{keep} password sign-in, and not {was}.")
        }),
    ];
    let changes: Vec<String> = changes.into_iter().flatten().collect();
    match changes.is_empty() {
        true => vec!["Somebody has another exception or second factor by now.".to_owned()],
        false => changes,
    }
}

/// How many of `now` are not among those who `were`, and who, as far as both are named.
fn joined(were: &People, now: &People) -> Option<(u32, String)> {
    let is_new = |person: &&Person| !were.first.iter().any(|it| it.id == person.id);
    let new: Vec<Person> = now.first.iter().filter(is_new).cloned().collect();
    let (count, names) = match were.unnamed() + now.unnamed() {
        0 => (new.len() as u32, format!(": {}", list(&new, |person| &person.name))),
        _ => (now.total.saturating_sub(were.total), String::new()),
    };
    (count > 0).then_some((count, names))
}

fn moved(was: u32, is: u32) -> Option<(u32, u32)> {
    (was != is).then_some((was, is))
}
