use leptos::prelude::*;

use crate::session::{Viewing, use_viewing};
use crate::ui::{Notice, NoticeTone, PasswordField};

/// The proof of identity that a dialog asks for: for its own verb, and for whatever else in it
/// changes something.
#[derive(Clone, Copy)]
pub struct Proving {
    viewing: Viewing,
    /// What was typed.
    pub password: RwSignal<String>,
    is_missing: RwSignal<bool>,
}

impl Proving {
    /// With nothing typed.
    pub fn new() -> Self {
        let is_missing = RwSignal::new(false);
        Self { viewing: use_viewing(), password: RwSignal::new(String::new()), is_missing }
    }

    /// Hands the password over where one is needed; where none was typed, the field says so and
    /// nothing else happens.
    pub fn give(self, to: impl FnOnce(Option<String>)) {
        let needed = untrack(|| self.viewing.needs_proof());
        let password = needed.then(|| self.password.get_untracked());
        let is_missing = password.as_deref() == Some("");
        self.is_missing.set(is_missing);
        if !is_missing {
            to(password);
        }
    }

    /// Whether nothing was typed where something was needed.
    pub fn lacks_password(self) -> bool {
        self.is_missing.get() && self.password.with(String::is_empty)
    }
}

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
    view! {
        <Notice tone=NoticeTone::Info title="Prove that it is you.">
            <a href=url target="_blank" rel="noopener">
                "Sign in again at your identity provider"
            </a>
            " in a new tab, then come back here. What you were doing stays as it is."
        </Notice>
    }
}
