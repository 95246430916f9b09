//! Tables of thousands of rows, of which the page holds those in view.

use std::ops::Range;

use leptos::html;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use crate::browser;

/// Rows that are there beyond both ends of what is in view, so that scrolling finds them.
const BEYOND: usize = 12;

/// A table whose rows are all of one height, which its style gives them. Only those in view, and a few
/// beyond, are in the page; a screen reader is told how many there are.
#[component]
pub fn VirtualTable(
    /// What it shows, for screen readers.
    #[prop(into)]
    caption: Signal<String>,
    /// The headings of the columns: `<th scope="col">`, [`SortHeading`].
    head: AnyView,
    /// How many rows there are.
    #[prop(into)]
    total: Signal<usize>,
    /// The rows in the page, for whoever fetches them.
    rows: RwSignal<Range<usize>>,
    /// Whether what is shown is older than what was asked for.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// The cells of the row with this number, from 0 on.
    cells: Callback<usize, AnyView>,
) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    let height = RwSignal::new(0.0);
    let look = move || {
        // Asked for before a frame, it may come when the table is gone.
        let (Some(Some(body)), Some(total)) = (body.try_get_untracked(), total.try_get_untracked())
        else {
            return;
        };
        if let Some(measured) = browser::height_of_row(&body) {
            height.set(measured);
        }
        let wanted = in_view(browser::extent(&body), height.get_untracked(), total);
        if rows.with_untracked(|rows| *rows != wanted) {
            rows.set(wanted);
        }
    };
    browser::on_scroll(look);
    // Another number of rows, or the first ones: what is in view may be others.
    Effect::new(move |_| {
        total.track();
        rows.track();
        request_animation_frame(look);
    });
    let before = move || rows.with(|rows| rows.start) as f64 * height.get();
    let after = move || {
        let end = rows.with(|rows| rows.end);
        total.get().saturating_sub(end) as f64 * height.get()
    };
    let row = move |index: usize| {
        view! { <tr aria-rowindex=(index + 2).to_string()>{cells.run(index)}</tr> }
    };
    view! {
        <table
            class="table"
            data-virtual="true"
            aria-rowcount=move || (total.get() + 1).to_string()
            aria-busy=move || busy.get().then_some("true")
        >
            <caption class="visually-hidden">{move || caption.get()}</caption>
            <thead>
                <tr aria-rowindex="1">{head}</tr>
            </thead>
            <tbody node_ref=body>
                <Gap height=Signal::derive(before) />
                <For each=move || rows.get() key=|index| *index children=row />
                <Gap height=Signal::derive(after) />
            </tbody>
        </table>
    }
}

/// Room for rows that are not in the page.
#[component]
fn Gap(height: Signal<f64>) -> impl IntoView {
    view! {
        <tr class="table-gap" aria-hidden="true" style:block-size=move || format!("{}px", height.get())>
            <td></td>
        </tr>
    }
}

/// The rows in view of a body that begins and ends there, seen from the top of the window, and a few
/// beyond. Before a row was measured, the first ones.
fn in_view(extent: browser::Extent, height: f64, total: usize) -> Range<usize> {
    if height <= 0.0 {
        return 0..total.min(2 * BEYOND);
    }
    let row_at = |distance: f64| (distance.max(0.0) / height) as usize;
    let first = row_at(-extent.top).saturating_sub(BEYOND).min(total);
    let last = row_at(extent.window - extent.top) + BEYOND;
    first..last.clamp(first, total)
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    /// From small to large.
    Ascending,
    /// From large to small.
    Descending,
}

/// The heading of a column by which a table can be sorted.
#[component]
pub fn SortHeading(
    /// The name of the column.
    name: &'static str,
    /// Which way it is sorted by this column, if it is.
    #[prop(into)]
    sorted: Signal<Option<Sorted>>,
    /// Sorts by it; the other way round if it is sorted by it already.
    on_press: Callback<()>,
) -> impl IntoView {
    let word = move || match sorted.get() {
        Some(Sorted::Ascending) => "ascending",
        Some(Sorted::Descending) => "descending",
        None => "none",
    };
    view! {
        <th scope="col" aria-sort=word>
            <button class="sort" type="button" on:click=move |_| on_press.run(())>
                {name}
                <Icon shape=Glyph::ChevronDown />
            </button>
        </th>
    }
}
