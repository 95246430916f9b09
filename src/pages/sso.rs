//! Access security, Single sign-on.

mod attempts;
mod certificate;
mod certificate_field;
mod certificates;
mod certificates_field;
mod connection;
mod connection_form;
mod consequences;
mod draft;
mod exception;
mod exception_dialog;
mod exceptions;
mod guide;
mod impact_changed;
mod model;
mod options;
mod paste_box;
mod previous;
mod provider_values;
mod remove;
mod replace_dialog;
mod saved;
mod status;
mod switch_dialog;
mod test_button;
mod typed;

pub use certificate::CertificateSummary;
pub use certificate_field::{CertificateReading, Understood};
pub use exception::Exception;
pub use guide::{Guides, OpenGuide};
pub use model::{Replacement, SsoModel, Task};
pub use paste_box::{PasteBox, PasteModel, PasteState};
pub use typed::Typed;

use gatehouse_contract::sso::SsoRequirement;
use leptos::prelude::*;

use crate::api;
use crate::load::use_load;
use crate::pages::domains::SuspendedNotice;
use crate::pages::loaded::Loaded;

/// Single sign-on, from the server.
#[component]
pub fn SsoTab() -> impl IntoView {
    let (load, retry) = use_load(api::sso::read);
    guide::keep_in_address();
    let ready = |settings| view! { <SsoScreen model=SsoModel::live(settings) /> };
    view! { <Loaded load retry label="Loading single sign-on" ready /> }
}

/// Single sign-on, from a value.
#[component]
pub fn SsoScreen(
    /// The settings, and what is being done to them.
    model: SsoModel,
) -> impl IntoView {
    let suspended = model.derive(|settings| settings.requirement() == SsoRequirement::Suspended);
    view! {
        <Show when=move || suspended.get()>
            <SuspendedNotice />
        </Show>
        <status::Status model />
        <guide::SetUp model />
        <connection::Connection model />
        <draft::Draft model />
        <attempts::Attempts model />
        <options::Options model />
        <previous::Previous model />
        <remove::Remove model />
        <switch_dialog::SwitchDialog model />
        <replace_dialog::ReplaceDialog model />
        <exception_dialog::ExceptionDialog model />
        <remove::RemoveDialog model />
    }
}
