//! One's own second factors: on the page of one's sign-in, and where a sign-in leads through them.

mod apps;
mod model;
mod naming;
mod new_passkey;
mod passkeys;
mod recovery;
mod removal;
mod row;
mod set_up;

pub use model::{FactorTask, FactorsModel};
pub use new_passkey::SetUpPasskey;
pub use recovery::KeepCodes;
pub use set_up::SetUpApp;

use leptos::prelude::*;

use crate::api;
use crate::load::use_load;
use crate::pages::loaded::Loaded;
use crate::ui::{Notice, NoticeTone};

/// One's own factors, from the server.
#[component]
pub fn FactorCards() -> impl IntoView {
    let (load, retry) = use_load(api::factor::list);
    let ready = |factors| view! { <FactorsScreen model=FactorsModel::live(factors) /> };
    view! { <Loaded load retry label="Loading your second factors" ready /> }
}

/// One's own factors, from a value.
#[component]
pub fn FactorsScreen(
    /// The factors, and what is being done to them.
    model: FactorsModel,
) -> impl IntoView {
    let has_any = model.derive(|factors| factors.recovery_codes.is_some());
    let is_missing = model.derive(|factors| {
        factors.demand.is_none()
            && factors.authenticator_apps.is_empty()
            && factors.passkeys.is_empty()
    });
    view! {
        <Show when=move || is_missing.get()>
            <Alone />
        </Show>
        <apps::Apps model />
        <passkeys::Passkeys model />
        <Show when=move || has_any.get()>
            <recovery::RecoveryCard model />
        </Show>
        <removal::RemoveDialog model />
        <set_up::ProofDialog model />
        <new_passkey::AddPasskeyDialog model />
        <passkeys::SwitchDialog model />
        <recovery::MakeDialog model />
    }
}

/// Says what a password alone is worth.
#[component]
fn Alone() -> impl IntoView {
    view! {
        <Notice tone=NoticeTone::Warning title="Your password alone lets anybody in who learns it.">
            "Add a second factor, and it takes your phone or a passkey too."
        </Notice>
    }
}
