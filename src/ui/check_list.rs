//! Checks, each with what was expected beside what was received.

use leptos::prelude::*;

use super::icon::Icon;
use super::tone::Tone;

/// One check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRow {
    /// What was checked.
    pub name: String,
    /// How it ended: good, in danger, or neutral where it was not made.
    pub tone: Tone,
    /// How it ended, in a word.
    pub outcome: &'static str,
    /// What was expected, if anything in particular was.
    pub expected: Option<String>,
    /// What was received, if anything was.
    pub received: Option<String>,
    /// What is wrong, and what to do about it: there only where it failed.
    pub problem: Option<(String, String)>,
}

/// A list of checks. Those that failed say what to do.
#[component]
pub fn CheckList(
    /// The checks, in the order in which they were made.
    rows: Vec<CheckRow>,
) -> impl IntoView {
    view! {
        <ul class="check-list" role="list">
            {rows.into_iter().map(check_row).collect_view()}
        </ul>
    }
}

fn check_row(row: CheckRow) -> AnyView {
    let sides = row.expected.is_some() || row.received.is_some();
    let problem = row.problem.map(|(what, next)| {
        view! {
            <p class="check-problem">
                <strong>{what}</strong>
                " "
                {next}
            </p>
        }
    });
    view! {
        <li class="check-row" data-tone=row.tone.name()>
            <Icon shape=row.tone.glyph() />
            <div class="check-body">
                <p class="check-name">
                    {row.name} <span class="check-outcome">{row.outcome}</span>
                </p>
                {problem}
                {sides.then(|| sides_of(row.expected, row.received))}
            </div>
        </li>
    }
    .into_any()
}

fn sides_of(expected: Option<String>, received: Option<String>) -> AnyView {
    let side = |label: &'static str, value: Option<String>| {
        value.map(|value| {
            view! {
                <div class="check-side">
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
    };
    view! {
        <dl class="check-sides">
            {side("Expected", expected)} {side("Received", received)}
        </dl>
    }
    .into_any()
}
