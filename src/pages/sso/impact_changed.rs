use gatehouse_contract::Problem;
use leptos::prelude::*;

use super::model::SsoModel;
use crate::api::Failure;
use crate::ui::{Notice, NoticeTone, Spoken};
use crate::words;

/// That requiring single sign-on would now concern other people than were shown, and how they
/// differ. Nothing was changed; whoever confirms again has seen it.
#[component]
pub fn ImpactChanged(model: SsoModel) -> impl IntoView {
    let failure = model.switching.failure();
    let has_changed = Memo::new(move |_| {
        failure.with(|failure| {
            let problem = failure.as_ref().and_then(Failure::problem);
            matches!(problem, Some(Problem::ImpactChanged { .. }))
        })
    });
    let changes = move || {
        let shown = model.shown.get().unwrap_or_default();
        let now = model.settings.with(|settings| settings.impact.clone());
        words::impact_changes(&shown, &now, &model.provider().get()).join(" ")
    };
    view! {
        <Show when=move || has_changed.get()>
            <Notice
                tone=NoticeTone::Warning
                spoken=Spoken::AtOnce
                title="This has changed since you looked, so nothing was saved."
            >
                {changes}
                " Look again, then confirm once more."
            </Notice>
        </Show>
    }
}
