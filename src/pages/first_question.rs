//! What people ask first, answered on every page.

use gatehouse_contract::{Action, Permission};
use leptos::prelude::*;

use crate::routes;
use crate::session::use_viewing;
use crate::words;

/// Where single sign-on and two-factor are turned on, which role that takes, and whether the viewer has it.
#[component]
pub fn FirstQuestion(
    /// Where we are: there, the page says it itself.
    #[prop(into)]
    path: Signal<String>,
) -> impl IntoView {
    let viewing = use_viewing();
    let is_elsewhere = move || !path.get().starts_with(routes::ACCESS_SECURITY);
    let holds = viewing.offers(Action::SeeAccessSecurity);
    let role = viewing.derive(|session| session.viewer.role);
    let takes = words::one_of(Permission::ManageAccessSecurity.roles());
    let sentence = move || match holds.get() {
        true => format!(" takes an {takes}, and you are one."),
        false => format!(" takes an {takes}; you are {}.", words::with_article(role.get())),
    };
    view! {
        <Show when=is_elsewhere>
            <p class="first-question">
                <a href=routes::ACCESS_SECURITY>"Turning on single sign-on or two-factor"</a>
                {sentence.clone()}
            </p>
        </Show>
    }
}
