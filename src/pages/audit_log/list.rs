use gatehouse_contract::AuditQuery;
use leptos::prelude::*;

use super::entry::Entry;
use super::listing::{AuditListing, TOP};
use crate::api::audit::Part;
use crate::browser;
use crate::pages::failed::Unavailable;
use crate::pages::lazy::Coming;
use crate::ui::{Button, ButtonVariant, Card, CardBody, Turning};
use crate::words;

/// The entries that are asked for, or why there are none.
#[component]
pub fn List(listing: AuditListing) -> impl IntoView {
    let count = Memo::new(move |_| listing.entries.with(|all| all.as_ref().map(Vec::len)));
    let is_coming = Memo::new(move |_| listing.failure.with(Option::is_none));
    let state = Memo::new(move |_| count.get().map(|count| count > 0));
    view! {
        <Head listing count />
        <Failure listing older=false />
        {move || match (state.get(), is_coming.get()) {
            (Some(true), _) => view! { <Entries listing /> }.into_any(),
            (Some(false), _) => view! { <Nothing listing /> }.into_any(),
            (None, true) => view! { <Coming label="Loading the audit log" /> }.into_any(),
            (None, false) => ().into_any(),
        }}
    }
}

/// How much is shown, what is new, and a way back to everything.
#[component]
fn Head(listing: AuditListing, count: Memo<Option<usize>>) -> impl IntoView {
    let query = listing.query;
    let shown = move || {
        let count = words::count_of(count.get()?);
        let words = words::plural(count, "entry", "entries");
        Some(match listing.has_older.get() {
            true => format!("The newest {words}"),
            false => words,
        })
    };
    let clear = Callback::new(move |()| {
        query.set(AuditQuery::default());
        browser::focus_id(TOP);
    });
    let show_news = Callback::new(move |()| listing.show_news());
    let news = Memo::new(move |_| {
        listing.news.with(|news| words::audit_news(news.entries.len(), news.more))
    });
    view! {
        <div class="filters-found">
            <p id=TOP role="status" tabindex="-1">
                {shown}
            </p>
            <Show when=move || listing.busy.get().is_some()>
                <Turning />
            </Show>
            <Show when=move || query.get() != AuditQuery::default()>
                <Button variant=ButtonVariant::Quiet on_press=clear>
                    "Show everything"
                </Button>
            </Show>
            <div role="status">
                <Show when=move || news.get().is_some()>
                    <Button on_press=show_news>{move || news.get()}</Button>
                </Show>
            </div>
        </div>
    }
}

/// Why a part is not here, where it would be.
#[component]
fn Failure(listing: AuditListing, older: bool) -> impl IntoView {
    move || {
        let (part, failure) = listing.failure.get()?;
        let is_here = matches!(part, Part::Before(_)) == older;
        let sentence = match listing.entries.with(Option::is_some) {
            true => words::failure(&failure),
            false => words::load_failure(&failure),
        };
        let retry = Callback::new(move |()| listing.request(part));
        is_here.then(|| view! { <Unavailable sentence retry /> })
    }
}

#[component]
fn Entries(listing: AuditListing) -> impl IntoView {
    let all = move || listing.entries.get().unwrap_or_default();
    let is_older_coming = move || matches!(listing.busy.get(), Some(Part::Before(_)));
    let more = Callback::new(move |()| listing.more());
    let button = move || {
        view! {
            <Button busy=Signal::derive(is_older_coming) on_press=more>
                "Load older entries"
            </Button>
        }
    };
    view! {
        <Card>
            <ol
                class="audit-entries"
                role="list"
                aria-label="Entries, the newest first"
                aria-busy=move || listing.busy.get().is_some().then_some("true")
            >
                <For
                    each=all
                    key=|entry| entry.seq
                    children=move |entry| view! { <Entry listing entry /> }
                />
            </ol>
        </Card>
        <Failure listing older=true />
        <Show when=move || listing.has_older.get()>
            <div class="audit-more">{button()}</div>
        </Show>
    }
}

#[component]
fn Nothing(listing: AuditListing) -> impl IntoView {
    let words = move || match listing.query.get() == AuditQuery::default() {
        true => "Nothing has happened yet.",
        false => "Nothing is like that. Ask for less, or show everything.",
    };
    view! {
        <Card>
            <CardBody>
                <p class="muted" role="status">
                    {words}
                </p>
            </CardBody>
        </Card>
    }
}
