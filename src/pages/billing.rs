//! Plan & billing: the plan, its seats, and whom invoices are for.

mod details;
mod form;
mod plan;

pub use details::BillingModel;

use gatehouse_contract::Action;
use leptos::prelude::*;

use crate::api;
use crate::browser;
use crate::load::use_load;
use crate::pages::{AccessDenied, Loaded};
use crate::session::use_viewing;
use crate::ui::{Notice, Page};
use crate::words;

/// The plan and its billing, for whoever sees them; for everyone else, who does.
#[component]
pub fn BillingPage() -> impl IntoView {
    let viewing = use_viewing();
    let is_told = viewing.holds(Action::SeeBilling);
    view! {
        <BillingFrame>
            <Show
                when=move || viewing.offers(Action::SeeBilling).get()
                fallback=|| view! { <AccessDenied action=Action::SeeBilling /> }
            >
                <Show when=move || is_told.get() fallback=NotTold>
                    <BillingHere />
                </Show>
            </Show>
        </BillingFrame>
    }
}

/// The page around what is on it.
#[component]
pub fn BillingFrame(
    /// What is on it.
    children: Children,
) -> impl IntoView {
    browser::set_title("Plan & billing · Gatehouse");
    let organization = use_viewing().derive(|session| session.organization.as_str().to_owned());
    let lede = move || format!("What {} has, and whom its invoices are for.", organization.get());
    view! { <Page title="Plan & billing" lede=Signal::derive(lede)>{children()}</Page> }
}

/// For whoever sees the settings as a role that is told more than their own.
#[component]
fn NotTold() -> impl IntoView {
    let role = use_viewing().derive(|session| session.viewer.role);
    let title =
        move || format!("Here {} sees the plan and its billing.", words::with_article(role.get()));
    let title = Signal::derive(title);
    view! { <Notice title>"Your own role does not, so that it is not shown to you."</Notice> }
}

#[component]
fn BillingHere() -> impl IntoView {
    let (load, retry) = use_load(api::billing::read);
    let ready = |billing| view! { <BillingScreen model=BillingModel::live(billing) /> };
    view! { <Loaded load retry label="Loading the plan" ready /> }
}

/// The plan and its billing, from a value.
#[component]
pub fn BillingScreen(
    /// The plan, and the changing of its details.
    model: BillingModel,
) -> impl IntoView {
    view! {
        <plan::Plan billing=model.billing />
        <details::Details model />
    }
}
