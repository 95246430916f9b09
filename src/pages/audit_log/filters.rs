use gatehouse_contract::{AuditOutcome, Timestamp};
use leptos::prelude::*;

use super::listing::AuditListing;
use crate::query::part;
use crate::ui::{Choice, DateField, Select};
use crate::words;

/// Which entries are looked for.
#[component]
pub fn Filters(listing: AuditListing) -> impl IntoView {
    let query = listing.query;
    let person = part(query, |query| query.person.clone(), |query, it| query.person = it);
    let action = part(query, |query| query.action.clone(), |query, it| query.action = it);
    let outcome = part(query, |query| query.outcome, |query, it| query.outcome = it);
    let from = part(query, |query| day(query.from), |query, it| query.from = moment(&it));
    let until = part(
        query,
        |query| day(query.until.map(words::day_before)),
        |query, it| query.until = moment(&it).map(words::day_after),
    );
    let people = Memo::new(move |_| people(listing));
    let actions = Memo::new(move |_| actions(listing));
    view! {
        <search class="filters audit-filters">
            {move || view! { <Select label="Person" choices=choices(people.get()) value=person /> }}
            {move || view! { <Select label="Action" choices=choices(actions.get()) value=action /> }}
            <Select label="Outcome" choices=outcomes() value=outcome />
            <DateField label="From" value=from optional=true />
            <DateField label="Until" value=until optional=true />
        </search>
    }
}

fn day(moment: Option<Timestamp>) -> String {
    moment.map(words::date_input).unwrap_or_default()
}

fn moment(day: &str) -> Option<Timestamp> {
    words::from_date_input(day)
}

/// A value and its name.
type Named = (Option<String>, String);

fn choices(named: Vec<Named>) -> Vec<Choice<Option<String>>> {
    named.into_iter().map(|(value, name)| Choice::new(value, name)).collect()
}

/// Those who are in the log. Whoever is asked for and not named there is among them too.
fn people(listing: AuditListing) -> Vec<Named> {
    let known = listing.filters.get().unwrap_or_default().people;
    let mut all = vec![(None, "Anyone".to_owned())];
    all.extend(known.into_iter().map(|it| (Some(it.id), it.name)));
    let asked = listing.query.get().person;
    if asked.is_some() && all.iter().all(|it| it.0 != asked) {
        let name = listing.entries.with(|entries| {
            let entry =
                entries.as_ref()?.iter().find(|it| Some(&it.author.id) == asked.as_ref())?;
            Some(entry.author.name.clone())
        });
        all.push((asked, name.unwrap_or_else(|| "Somebody else".to_owned())));
    }
    all
}

/// What is in the log, in words, by alphabet.
fn actions(listing: AuditListing) -> Vec<Named> {
    let mut known = listing.filters.get().unwrap_or_default().actions;
    let asked = listing.query.get().action;
    known.extend(asked.filter(|asked| !known.contains(asked)));
    let mut named: Vec<_> =
        known.into_iter().map(|it| (words::audit_action(&it), Some(it))).collect();
    named.sort();
    let all = std::iter::once((None, "Anything".to_owned()));
    all.chain(named.into_iter().map(|(name, word)| (word, name))).collect()
}

fn outcomes() -> Vec<Choice<Option<AuditOutcome>>> {
    vec![
        Choice::new(None, "Any"),
        Choice::new(Some(AuditOutcome::Done), "Done"),
        Choice::new(Some(AuditOutcome::Refused), "Refused"),
    ]
}
