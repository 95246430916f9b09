use gatehouse_contract::{
    AuditAuthorKind, AuditChange, AuditDetails, AuditEntry, AuditFact, AuditQuery,
};
use leptos::prelude::*;

use super::listing::{AuditListing, TOP};
use crate::browser;
use crate::ui::{Button, ButtonVariant, Compare, Difference, ValueList, ValueRow};
use crate::words;

/// All that is known of an entry.
#[component]
pub fn Details(listing: AuditListing, entry: AuditEntry, details: AuditDetails) -> impl IntoView {
    let refusal = details.refusal.as_ref().map(words::audit_refusal);
    let differences: Vec<_> = details.changes.into_iter().map(difference).collect();
    let changes = (!differences.is_empty()).then(|| {
        view! { <Compare differences=Signal::stored(differences) theirs="Before" yours="After" /> }
    });
    let fact = |AuditFact { what, value }| {
        let value = words::audit_value(&what, &value);
        view! { <ValueRow label=what>{value}</ValueRow> }
    };
    let origin = entry.clone();
    let facts = details.facts.into_iter().map(fact).collect_view();
    view! {
        <div class="audit-details">
            {refusal.map(|reason| view! { <p>{reason}</p> })}
            {changes}
            <ValueList>
                {facts}
                <Origin entry=origin />
            </ValueList>
            <Alike listing entry />
        </div>
    }
}

fn difference(AuditChange { what, before, after }: AuditChange) -> Difference {
    let (theirs, yours) = (words::audit_value(&what, &before), words::audit_value(&what, &after));
    Difference { label: what, theirs, yours }
}

/// When, from where, with what, and in which request.
#[component]
fn Origin(entry: AuditEntry) -> impl IntoView {
    let row = |label: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <ValueRow label>{value}</ValueRow> })
    };
    view! {
        {row("Time in UTC", words::utc(entry.at))}
        {row("Address", entry.address)}
        {row("Device", entry.device)}
        {row("Request", entry.request_id)}
        {row("Entry", entry.seq.to_string())}
    }
}

/// Leads to entries that are like this one.
#[component]
fn Alike(listing: AuditListing, entry: AuditEntry) -> impl IntoView {
    let AuditEntry { author, action, .. } = entry;
    let show = move |change: &dyn Fn(&mut AuditQuery)| {
        let mut query = untrack(|| listing.query.get());
        change(&mut query);
        listing.query.set(query);
        // The button that had the focus goes with what was listed.
        browser::focus_id(TOP);
    };
    let is_person = author.kind == AuditAuthorKind::Person;
    let of_them = is_person.then(|| {
        let (words, id) = (format!("Show all of {}", author.name), author.id);
        let on_press = move |()| show(&|query| query.person = Some(id.clone()));
        view! { <Button variant=ButtonVariant::Quiet on_press>{words}</Button> }
    });
    let on_press = move |()| show(&|query| query.action = Some(action.clone()));
    view! {
        <div class="audit-alike">
            {of_them}
            <Button variant=ButtonVariant::Quiet on_press>
                "Show all of this kind"
            </Button>
        </div>
    }
}
