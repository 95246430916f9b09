use gatehouse_contract::Action;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::model::SsoModel;
use crate::api;
use crate::browser;
use crate::session::use_viewing;
use crate::ui::{Button, use_announcer};
use crate::words;

/// What is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tested {
    /// The connection in place.
    Connection,
    /// The draft.
    Draft,
}

/// Begins a test in a tab of its own: the identity provider asks there, and the
/// checks are shown there.
#[component]
pub fn TestButton(model: SsoModel, tested: Tested) -> impl IntoView {
    let viewing = use_viewing();
    let announcer = use_announcer();
    let busy = RwSignal::new(false);
    let is_there = model.derive(|settings| settings.state.connection().is_some());
    let offered = viewing.offers(Action::SaveSsoConnection);
    let test = Callback::new(move |()| {
        let tab = browser::new_tab();
        busy.set(true);
        spawn_local(async move {
            let begun = match tested {
                Tested::Connection => api::saml::begin_test().await,
                Tested::Draft => api::saml::begin_draft_test().await,
            };
            match (begun, tab) {
                (Ok(reply), Some(tab)) => browser::send_to(&tab, &reply.resource.start_url),
                (Ok(_), None) => announcer.failed(NO_TAB.to_owned()),
                (Err(failure), tab) => {
                    tab.as_ref().map(browser::close);
                    viewing.learn_from(&failure);
                    let sentence = words::failure(&failure);
                    announcer.failed(format!("{} {}", sentence.what, sentence.next));
                }
            }
            busy.try_set(false);
        });
    });
    view! {
        <Show when=move || is_there.get() && offered.get()>
            <Button on_press=test busy>{match tested {
                Tested::Connection => "Test sign-in",
                Tested::Draft => "Test the draft",
            }}</Button>
        </Show>
    }
}

const NO_TAB: &str = "The browser opened no new tab. Allow pop-ups for this page, then try again.";
