use gatehouse_contract::Organization;
use leptos::prelude::*;

use crate::load::Load;
use crate::pages::denied::Helpers;
use crate::pages::loaded::Loaded;

/// The organization, whose administrators can help.
#[derive(Clone, Copy)]
pub struct Whom {
    /// How far its load is.
    pub load: ReadSignal<Load<Organization>>,
    /// Loads it again.
    pub retry: Callback<()>,
}

/// Whom to ask: the Owners and Admins, and whoever runs this Gatehouse.
#[component]
pub fn WhomToAsk(whom: Whom) -> impl IntoView {
    let Whom { load, retry } = whom;
    let ready = |organization: Organization| {
        view! {
            <Helpers people=organization.administrators />
            {organization.support_address.map(support)}
        }
    };
    view! {
        <div class="help-whom">
            <p>"Your Owners and Admins can help:"</p>
            <Loaded load retry label="Loading who can help" ready />
        </div>
    }
}

fn support(address: String) -> impl IntoView {
    let href = format!("mailto:{address}");
    view! {
        <p>"If they can’t, write to support: " <a href=href>{address}</a></p>
    }
}
