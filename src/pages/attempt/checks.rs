use gatehouse_contract::saml::{Check, CheckOutcome};
use leptos::prelude::*;

use crate::ui::{Card, CardHeader, CheckList, CheckRow, Tone};
use crate::words::{self, Terms};

/// Every check of a response, in the order in which they decide.
#[component]
pub fn Checks(
    checks: Vec<Check>,
    /// What the identity provider calls things.
    terms: Terms,
) -> impl IntoView {
    let rows = checks.into_iter().map(|check| row(check, terms)).collect();
    view! {
        <Card>
            <CardHeader title="Checks" />
            <CheckList rows />
        </Card>
    }
}

fn row(check: Check, terms: Terms) -> CheckRow {
    let (tone, outcome) = match check.outcome {
        CheckOutcome::Passed => (Tone::Good, "Passed"),
        CheckOutcome::Failed => (Tone::Danger, "Failed"),
        CheckOutcome::Skipped => (Tone::Neutral, "Not checked"),
    };
    let problem = check.refusal.as_ref();
    CheckRow {
        name: words::check(check.name).to_owned(),
        tone,
        outcome,
        expected: check.expected,
        received: check.received,
        problem: problem.map(|it| (words::refusal(it), words::remedy(it, terms))),
    }
}
