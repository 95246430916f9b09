use gatehouse_contract::Pasted;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::draft::InviteDraft;
use super::invitee::Row;
use super::whom::Tally;
use crate::pages::failed::Unavailable;
use crate::ui::{Card, CardBody, CardHeader};
use crate::words;

/// Whom the text names, each with what is known of them and their role.
#[component]
pub fn Invitees(draft: InviteDraft) -> impl IntoView {
    let shown = Memo::new(move |_| draft.shown());
    let tally = Memo::new(move |_| draft.tally());
    let is_checked = Memo::new(move |_| draft.is_checked());
    let failure = move || {
        let failure = draft.failure.get().filter(|_| !is_checked.get())?;
        let retry = Callback::new(move |()| draft.retry());
        Some(view! { <Unavailable sentence=words::failure(&failure) retry /> })
    };
    let aside = move || view! { <p class="muted" role="status">{move || told(tally.get())}</p> };
    let row = move |it: Pasted| view! { <Row draft it /> };
    let rows = move || shown.get().0.into_iter().map(row).collect_view();
    let more = move || {
        let (_, left) = shown.get();
        let words = format!("and {} more", words::number(left.into()));
        (left > 0).then(|| view! { <CardBody><p class="muted">{words}</p></CardBody> })
    };
    view! {
        {failure}
        <Show when=move || shown.with(|(shown, _)| !shown.is_empty())>
            <Card>
                <CardHeader title="Addresses" aside=ViewFnOnce::from(aside) />
                <ul class="item-list" role="list" aria-label="Addresses">
                    {rows}
                </ul>
                {more}
            </Card>
        </Show>
    }
}

/// What is known of all of them.
fn told(tally: Tally) -> String {
    match tally {
        Tally::TooMany(_) => "Too many at once".to_owned(),
        Tally::Checking => "Checking…".to_owned(),
        Tally::Unchecked => "They could not be checked".to_owned(),
        Tally::Ready(count) => format!("{} can be invited", words::people(count)),
    }
}
