//! Tables that become lists on narrow pages.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A table. Each `<td>` should carry `data-label`, the name of its column: on narrow pages rows
/// become blocks and cells say what they are.
#[component]
pub fn Table(
    /// What it shows, for screen readers.
    #[prop(into)]
    caption: Signal<String>,
    /// The names of the columns.
    #[prop(into)]
    columns: Signal<Vec<String>>,
    /// Rows: `<tr>`.
    children: Children,
) -> impl IntoView {
    let head = move || {
        columns.get().into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()
    };
    view! {
        <table class="table">
            <caption class="visually-hidden">{move || caption.get()}</caption>
            <thead>
                <tr>{head}</tr>
            </thead>
            <tbody>{children()}</tbody>
        </table>
    }
}

/// A row of a `Matrix`: its name, and yes or no for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// Its name.
    pub label: String,
    /// One for each column.
    pub cells: Vec<bool>,
}

/// Who may do what: names down, names across, yes or no where they meet, one column marked.
#[component]
pub fn Matrix(
    /// What it shows, for screen readers.
    #[prop(into)]
    caption: String,
    /// The name of the first column.
    #[prop(into)]
    corner: String,
    /// The names of the other columns.
    #[prop(into)]
    columns: Signal<Vec<String>>,
    /// The column that is marked, counted from 0.
    #[prop(into)]
    marked: Signal<Option<usize>>,
    /// What the mark means, for screen readers: "your role".
    #[prop(into)]
    mark: Signal<String>,
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<MatrixRow>>,
) -> impl IntoView {
    let head = move || {
        let cell = move |(index, name): (usize, String)| {
            let own = marked.get() == Some(index);
            let note = own.then(
                || view! { <span class="visually-hidden">{format!(" ({})", mark.get())}</span> },
            );
            view! { <th scope="col" data-marked=own.then_some("true")>{name} {note}</th> }
        };
        columns.get().into_iter().enumerate().map(cell).collect_view()
    };
    let body = move || {
        let (columns, marked) = (columns.get(), marked.get());
        rows.get().into_iter().map(|row| matrix_row(row, &columns, marked)).collect_view()
    };
    view! {
        <table class="table">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{corner}</th>
                    {head}
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
}

fn matrix_row(row: MatrixRow, columns: &[String], marked: Option<usize>) -> impl IntoView + use<> {
    let cell = |(index, yes): (usize, bool)| {
        let label = columns.get(index).cloned();
        let own = (marked == Some(index)).then_some("true");
        view! { <td data-label=label data-marked=own>{yes_or_no(yes)}</td> }
    };
    let cells = row.cells.into_iter().enumerate().map(cell).collect_view();
    view! {
        <tr>
            <th scope="row">{row.label}</th>
            {cells}
        </tr>
    }
}

fn yes_or_no(yes: bool) -> AnyView {
    let (class, shape, word) =
        if yes { ("yes", Glyph::Check, "Yes") } else { ("no", Glyph::Minus, "No") };
    view! {
        <span class=class>
            <Icon shape />
            {word}
        </span>
    }
    .into_any()
}
