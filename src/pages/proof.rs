use leptos::prelude::*;

use crate::session::use_viewing;
use crate::ui::PasswordField;

/// Asks for the viewer's password, unless they have proved lately who they are.
#[component]
pub fn Proof(
    /// What was typed.
    password: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// A request is on its way.
    locked: Signal<bool>,
) -> impl IntoView {
    let viewing = use_viewing();
    view! {
        <Show when=move || viewing.needs_proof()>
            <PasswordField
                label="Confirm with your password"
                value=password
                error
                locked
                autofocus=true
            />
        </Show>
    }
}
