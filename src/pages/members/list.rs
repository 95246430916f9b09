use gatehouse_contract::{MemberQuery, MemberSort, SortOrder};
use leptos::prelude::*;

use super::is_everyone;
use super::model::MembersModel;
use super::row::cells;
use crate::pages::failed::Unavailable;
use crate::pages::lazy::Coming;
use crate::ui::{Card, CardBody, SortHeading, Sorted, VirtualTable};
use crate::words;

/// Those who are asked for, or why there is nobody.
#[component]
pub fn List(model: MembersModel) -> impl IntoView {
    let total = Memo::new(move |_| model.listing.counts.get().map(|(_, total)| total as usize));
    let failed = Memo::new(move |_| model.listing.failure.with(Option::is_some));
    let retry = Callback::new(move |()| model.listing.renew());
    let failure = move || {
        let failure = model.listing.failure.get()?;
        let sentence = match total.get() {
            None => words::load_failure(&failure),
            Some(_) => words::failure(&failure),
        };
        Some(view! { <Unavailable sentence retry /> })
    };
    let state = Memo::new(move |_| total.get().map(|total| total > 0));
    view! {
        {failure}
        {move || match (state.get(), failed.get()) {
            (Some(true), _) => view! { <Rows model total /> }.into_any(),
            (Some(false), _) => view! { <Nobody model /> }.into_any(),
            (None, false) => view! { <Coming label="Loading the members" /> }.into_any(),
            (None, true) => ().into_any(),
        }}
    }
}

#[component]
fn Rows(model: MembersModel, total: Memo<Option<usize>>) -> impl IntoView {
    let head = view! {
        <Heading model name="Name" sort=MemberSort::Name />
        <Heading model name="Role" sort=MemberSort::Role />
        <th scope="col">"Signs in with"</th>
        <th scope="col">"Second factor"</th>
        <Heading model name="Last seen" sort=MemberSort::LastSeen />
        <th scope="col">
            <span class="visually-hidden">"What can be done"</span>
        </th>
    };
    view! {
        <Card>
            <VirtualTable
                caption="Members"
                head=head.into_any()
                total=Signal::derive(move || total.get().unwrap_or_default())
                rows=model.listing.rows
                busy=model.listing.busy
                cells=Callback::new(move |row| cells(model, row))
            />
        </Card>
    }
}

/// A column by which they can be sorted.
#[component]
fn Heading(model: MembersModel, name: &'static str, sort: MemberSort) -> impl IntoView {
    let query = model.listing.query;
    let sorted = Memo::new(move |_| {
        let query = query.get();
        (query.sort == sort).then(|| way(&query))
    });
    let press = Callback::new(move |()| {
        let was = untrack(|| query.get());
        let order = match (was.sort == sort, was.order) {
            (true, SortOrder::Usual) => SortOrder::Reversed,
            _ => SortOrder::Usual,
        };
        query.set(MemberQuery { sort, order, ..was });
    });
    view! { <SortHeading name sorted on_press=press /> }
}

/// Whoever was seen last has the latest time.
fn way(query: &MemberQuery) -> Sorted {
    let falls = query.sort == MemberSort::LastSeen;
    match falls == (query.order == SortOrder::Usual) {
        true => Sorted::Descending,
        false => Sorted::Ascending,
    }
}

#[component]
fn Nobody(model: MembersModel) -> impl IntoView {
    let words = move || match is_everyone(&model.listing.query.get()) {
        true => "There is nobody yet.",
        false => "Nobody is like that. Ask for less, or show everyone.",
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
