use gatehouse_contract::saml::{Attempt, AttemptKind};
use leptos::prelude::*;

use super::model::SsoModel;
use crate::routes;
use crate::ui::{Badge, Card, CardHeader, Table, Tone};
use crate::words;

const TITLE: &str = "Latest sign-ins through the identity provider";

/// The last attempts to sign in through the identity provider, tests and real ones.
#[component]
pub fn Attempts(model: SsoModel) -> impl IntoView {
    let attempts = model.attempts;
    view! {
        <Show when=move || attempts.with(|attempts| !attempts.is_empty())>
            <Card>
                <CardHeader title=TITLE />
                <Table caption=TITLE columns=columns()>
                    {move || attempts.get().into_iter().map(row).collect_view()}
                </Table>
            </Card>
        </Show>
    }
}

fn columns() -> Vec<String> {
    ["When", "What", "Who", "Result"].map(str::to_owned).to_vec()
}

fn row(attempt: Attempt) -> AnyView {
    let what = match attempt.kind {
        AttemptKind::Test => "Test",
        AttemptKind::SignIn => "Sign-in",
    };
    let (tone, result) = match attempt.refusal {
        None => (Tone::Good, "Passed"),
        Some(_) => (Tone::Danger, "Refused"),
    };
    let reason = attempt.refusal.as_ref().map(words::refusal);
    let who = attempt.person.or(attempt.email).unwrap_or_else(|| "Unknown".to_owned());
    view! {
        <tr>
            <td class="nowrap" data-label="When">
                <a href=routes::attempt(&attempt.id)>{words::day_and_time(attempt.at)}</a>
            </td>
            <td class="nowrap" data-label="What">{what}</td>
            <td data-label="Who">{who}</td>
            <td data-label="Result">
                <span class="attempt-result">
                    <Badge tone>{result}</Badge>
                    {reason}
                </span>
            </td>
        </tr>
    }
    .into_any()
}
