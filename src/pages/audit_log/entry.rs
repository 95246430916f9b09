use gatehouse_contract::{AuditDetails, AuditEntry, AuditOutcome};
use leptos::prelude::*;

use super::details::Details;
use super::listing::AuditListing;
use crate::browser;
use crate::ui::{Badge, Glyph, Icon, Tone};
use crate::words;

/// The id of what opens an entry.
pub fn summary_id(seq: i64) -> String {
    format!("entry-{seq}")
}

/// One entry: who did what and when, and all that is known of it once it is opened.
#[component]
pub fn Entry(listing: AuditListing, entry: AuditEntry) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let details = AuditDetails::of(&entry.payload);
    let who = words::audit_author(&entry.author);
    let deed = words::audit_deed(&entry.action, entry.outcome);
    let subject = details.subject.clone().map(|name| format!(": {name}"));
    let refused = (entry.outcome == AuditOutcome::Refused)
        .then(|| view! { <Badge tone=Tone::Danger>"Refused"</Badge> });
    let (at, utc) = (words::day_and_time(entry.at), words::utc(entry.at));
    let moment = entry.at.to_string();
    let seq = entry.seq;
    let (entry, details) = (StoredValue::new(entry), StoredValue::new(details));
    let more = move || {
        let (entry, details) = (entry.get_value(), details.get_value());
        is_open.get().then(|| view! { <Details listing entry details /> })
    };
    // Of several toggles in a row, browsers tell the last alone.
    let toggle = move |event| is_open.set(browser::is_open(&event));
    let id = summary_id(seq);
    view! {
        <li class="audit-entry">
            <details on:toggle=toggle>
                <summary id=id>
                    <Icon shape=Glyph::ChevronDown />
                    <span class="audit-deed">
                        <strong>{who}</strong>
                        " "
                        {deed}
                        {subject}
                        " "
                        {refused}
                    </span>
                    <time class="audit-time" datetime=moment title=utc>
                        {at}
                    </time>
                </summary>
                {more}
            </details>
        </li>
    }
}
