use gatehouse_contract::{Change, Problem};
use leptos::prelude::*;

use crate::api::Failure;
use crate::ui::{Compare, Difference, Notice, NoticeTone, Spoken};
use crate::words;

/// What somebody else made of the settings meanwhile, beside what the viewer was about to make.
#[component]
pub fn Stale(
    /// How the last save ended.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
    /// Who changed it, and when.
    #[prop(into)]
    changed: Signal<Option<Change>>,
    /// What differs.
    #[prop(into)]
    differences: Signal<Vec<Difference>>,
) -> impl IntoView {
    let is_stale = Memo::new(move |_| {
        failure.with(|failure| {
            let problem = failure.as_ref().and_then(Failure::problem);
            matches!(problem, Some(Problem::Stale { .. }))
        })
    });
    let who = move || match changed.get() {
        Some(change) => format!("{} changed this {}.", change.by, words::ago(change.at)),
        None => "Somebody changed this while you were looking.".to_owned(),
    };
    view! {
        <Show when=move || is_stale.get()>
            <Notice tone=NoticeTone::Warning spoken=Spoken::AtOnce title=Signal::derive(who)>
                "Nothing of yours was saved or lost. Cancel to keep theirs, or do it again to put \
                 yours in its place."
            </Notice>
            <Compare differences />
        </Show>
    }
}
