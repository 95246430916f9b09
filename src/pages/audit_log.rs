//! The audit log: who did what, and what was refused.

mod details;
mod entry;
mod filters;
mod list;
mod listing;
mod tools;

pub use listing::{AuditListing, News};
pub use tools::{AuditTools, Verification};

use gatehouse_contract::Action;
use leptos::prelude::*;

use crate::browser;
use crate::lazy::{Fetch, lazy_screen};
use crate::pages::AccessDenied;
use crate::pages::lazy::{Coming, LazyScreen};
use crate::query::use_query;
use crate::routes;
use crate::session::use_viewing;
use crate::ui::Page;

lazy_screen!(audit_log, screen, AuditLogHere);

/// Fetches what is on the page.
pub fn fetch_audit_log() -> Fetch {
    screen()
}

/// The audit log, for whoever reads it; for everyone else, who does.
#[component]
pub fn AuditLogPage() -> impl IntoView {
    let viewing = use_viewing();
    let coming = || view! { <Coming label="Opening the audit log" /> }.into_any();
    view! {
        <AuditLogFrame>
            <Show
                when=move || viewing.offers(Action::ReadAuditLog).get()
                fallback=|| view! { <AccessDenied action=Action::ReadAuditLog /> }
            >
                <LazyScreen fetch=screen coming />
            </Show>
        </AuditLogFrame>
    }
}

/// The page around what is on it.
#[component]
pub fn AuditLogFrame(
    /// What is on it.
    children: Children,
) -> impl IntoView {
    browser::set_title("Audit log · Gatehouse");
    let organization = use_viewing().derive(|session| session.organization.as_str().to_owned());
    let lede = move || {
        format!("Every change in {}, and every attempt that was refused.", organization.get())
    };
    view! { <Page title="Audit log" lede=Signal::derive(lede) wide=true>{children()}</Page> }
}

/// The log at the address, from the server.
#[component]
pub fn AuditLogHere() -> impl IntoView {
    let query = use_query(routes::AUDIT_LOG, &["person", "action", "outcome", "from", "until"]);
    let listing = AuditListing::live(query);
    view! { <AuditLogScreen listing tools=AuditTools::live(query) /> }
}

/// The log, from a value.
#[component]
pub fn AuditLogScreen(
    /// Its entries.
    listing: AuditListing,
    /// What is done with all of it.
    tools: AuditTools,
) -> impl IntoView {
    view! {
        <filters::Filters listing />
        <tools::Tools tools />
        <list::List listing />
    }
}
