//! Members, Invitations: who was asked to join and has not done so yet.

mod model;
mod row;
mod task;

pub use model::{InvitationTask, InvitationsModel};

use gatehouse_contract::MemberQuery;
use leptos::prelude::*;

use crate::pages::failed::Unavailable;
use crate::pages::lazy::Coming;
use crate::pages::search::follow_slowly;
use crate::query::{part, use_query};
use crate::routes;
use crate::ui::{Binding, Button, Card, CardBody, ItemList, TextField, TextKind};
use crate::words;

/// The invitations at the address, from the server.
#[component]
pub fn InvitationsHere() -> impl IntoView {
    let query: Binding<MemberQuery> = use_query(routes::INVITATIONS, &["search"]);
    let search = part(query, |query| query.search.clone(), |query, text| query.search = text);
    view! { <InvitationsScreen model=InvitationsModel::live(search) /> }
}

/// The invitations, from a value.
#[component]
pub fn InvitationsScreen(
    /// The invitations, and what is being done to them.
    model: InvitationsModel,
) -> impl IntoView {
    let failure = move || {
        let failure = model.failure.get()?;
        let sentence = match model.found.with(Option::is_none) {
            true => words::load_failure(&failure),
            false => words::failure(&failure),
        };
        Some(view! { <Unavailable sentence retry=model.renew /> })
    };
    let total = Memo::new(move |_| Some(model.found.get()?.total));
    let is_asked_for = Memo::new(move |_| !model.search.get().is_empty());
    let loading = Memo::new(move |_| total.get().is_none() && model.failure.get().is_none());
    view! {
        <Show when=move || is_asked_for.get() || total.get().is_some_and(|total| total > 0)>
            <Find model />
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
    let count = move || {
        let total = model.found.get()?.total;
        Some(words::plural(total, "invitation", "invitations"))
    };
    let value = follow_slowly(model.search);
    view! {
        <search class="filters">
            <TextField label="Find by email" value kind=TextKind::Search />
        </search>
        <p class="filters-found" role="status" id=model::FOUND tabindex="-1">
            {count}
        </p>
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
