use gatehouse_contract::PasswordReset;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::pages::sign_in::SignInRefusal;
use crate::save::Phase;
use crate::ui::{Notice, NoticeTone, Spoken};
use crate::words;

/// Asks the server to send a link to set a password, one request at a time.
pub fn ask_for_link(email: String, phase: RwSignal<Phase>) {
    if phase.with_untracked(Phase::is_saving) {
        return;
    }
    phase.set(Phase::Saving);
    spawn_local(async move {
        let answer = api::password_reset::create(PasswordReset { email }).await;
        phase.try_set(answer.map_or_else(Phase::Refused, |()| Phase::Saved));
    });
}

/// What became of asking for a link.
#[component]
pub fn LinkNews(
    /// For whom it was asked.
    email: RwSignal<String>,
    /// How far that is.
    phase: RwSignal<Phase>,
) -> impl IntoView {
    let is_asked_for = Memo::new(move |_| phase.with(|phase| *phase == Phase::Saved));
    let sentence = move || {
        is_asked_for.get().then(|| email.with_untracked(|email| words::link_asked_for(email)))
    };
    view! {
        <SignInRefusal phase />
        {move || {
            sentence().map(|sentence| {
                view! {
                    <Notice tone=NoticeTone::Success spoken=Spoken::Politely title=sentence.what>
                        {sentence.next}
                    </Notice>
                }
            })
        }}
    }
}
