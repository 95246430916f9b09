//! Members, Invitations: who was asked to join and has not done so yet.

mod deed;
mod model;
mod row;
mod task;

pub use model::{InvitationTask, InvitationsModel};

use leptos::prelude::*;

use crate::browser;
use crate::pages::failed::Unavailable;
use crate::pages::lazy::Coming;
use crate::pages::members::any_role;
use crate::pages::search::follow_slowly;
use crate::query::{part, use_query};
use crate::routes;
use crate::ui::{Button, Card, CardBody, ItemList, PAGE_TITLE, Select, TextField, TextKind};
use crate::words;

/// The invitations at the address, from the server.
#[component]
pub fn InvitationsHere() -> impl IntoView {
    let query = use_query(routes::INVITATIONS, &["search", "role"]);
    view! { <InvitationsScreen model=InvitationsModel::live(query) /> }
}

/// The invitations, from a value.
#[component]
pub fn InvitationsScreen(
    /// The invitations, and what is being done to them.
    model: InvitationsModel,
) -> impl IntoView {
    let is_any =
        Memo::new(move |_| model.is_asked_for() || model.total().is_some_and(|total| total > 0));
    view! {
        <Show when=move || is_any.get()>
            <Find model />
        </Show>
        <InvitationsList model />
    }
}

/// Those that are asked for, below how many they are.
#[component]
pub fn InvitationsList(
    /// The invitations, and what is being done to them.
    model: InvitationsModel,
) -> impl IntoView {
    // The button that asks for it goes.
    let retry = Callback::new(move |()| {
        model.renew.run(());
        let _ = browser::focus_id(model::FOUND) || browser::focus_id(PAGE_TITLE);
    });
    let failure = move || {
        let failure = model.failure.get()?;
        let sentence = match model.found.with(Option::is_none) {
            true => words::load_failure(&failure),
            false => words::failure(&failure),
        };
        Some(view! { <Unavailable sentence retry /> })
    };
    let total = Memo::new(move |_| model.total());
    let is_asked_for = Memo::new(move |_| model.is_asked_for());
    let count = move || Some(words::plural(total.get()?, "invitation", "invitations"));
    let is_counted = move || is_asked_for.get() || total.get().is_some_and(|total| total > 0);
    let loading = Memo::new(move |_| total.get().is_none() && model.failure.get().is_none());
    view! {
        <Show when=is_counted>
            <p class="filters-found" role="status" id=model::FOUND tabindex="-1">
                {count}
            </p>
        </Show>
        {failure}
        <Show when=move || loading.get()>
            <Coming label="Loading the invitations" />
        </Show>
        <Show when=move || total.get() == Some(0)>
            <Nobody asked_for=is_asked_for />
        </Show>
        <Show when=move || total.get().is_some_and(|total| total > 0)>
            <Pending model />
        </Show>
        <task::TaskDialog model />
    }
}

#[component]
fn Find(model: InvitationsModel) -> impl IntoView {
    let query = model.query;
    let search = part(query, |query| query.search.clone(), |query, text| query.search = text);
    let role = part(query, |query| query.role, |query, role| query.role = role);
    view! {
        <search class="filters">
            <TextField label="Find by email" value=follow_slowly(search) kind=TextKind::Search />
            <Select label="Role" choices=any_role() value=role />
        </search>
    }
}

#[component]
fn Nobody(asked_for: Memo<bool>) -> impl IntoView {
    let words = move || match asked_for.get() {
        true => "No invitation is like that.",
        false => {
            "Nobody’s invitation is open. Whoever you invite is listed here until they have joined."
        }
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

#[component]
fn Pending(model: InvitationsModel) -> impl IntoView {
    let found = move || model.found.get().map(|found| found.invitations).unwrap_or_default();
    let is_more = Memo::new(move |_| {
        model.found.get().is_some_and(|it| (it.invitations.len() as u32) < it.total)
    });
    view! {
        <Card label="Invitations">
            <ItemList label="Invitations">
                <For each=found key=|it| (it.id.clone(), it.sent_at.unix_millis()) children=move |it| {
                    view! { <row::InvitationRow model invitation=it /> }
                } />
            </ItemList>
        </Card>
        <Show when=move || is_more.get()>
            <Button busy=model.busy on_press=model.more>
                "Show more"
            </Button>
        </Show>
    }
}
