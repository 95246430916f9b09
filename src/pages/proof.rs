use leptos::prelude::*;

use crate::browser;
use crate::session::use_viewing;
use crate::ui::{Notice, NoticeTone, PasswordField};

/// Asks for the viewer's password, unless they have proved lately who they are. Whoever has none
/// signs in anew at the identity provider, in a tab of its own, and comes back.
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
    let sso_proof_url = viewing.derive(|session| session.sso_proof_url.clone());
    let by_password = move || {
        view! {
            <PasswordField
                label="Confirm with your password"
                value=password
                error
                locked
                autofocus=true
            />
        }
    };
    view! {
        <Show when=move || viewing.needs_proof()>
            {move || match sso_proof_url.get() {
                Some(url) => view! { <SsoProof url /> }.into_any(),
                None => by_password().into_any(),
            }}
        </Show>
    }
}

#[component]
fn SsoProof(url: String) -> impl IntoView {
    let viewing = use_viewing();
    browser::on_return(move || viewing.refresh());
    view! {
        <Notice tone=NoticeTone::Info title="Prove that it is you.">
            <a href=url target="_blank" rel="noopener">
                "Sign in again at your identity provider"
            </a>
            " in a new tab, then come back here. What you were doing stays as it is."
        </Notice>
    }
}
