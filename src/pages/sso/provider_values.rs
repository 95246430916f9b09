use gatehouse_contract::sso::ServiceProvider;
use leptos::prelude::*;

use super::model::SsoModel;
use crate::ui::{CopyValue, ValueRow};

/// What to give the identity provider, each with a copy button, from the first visit on.
#[component]
pub fn ProviderValues(model: SsoModel) -> impl IntoView {
    let values = model.settings.with_untracked(|settings| settings.service_provider.clone());
    let ServiceProvider { acs_url, entity_id, start_url, certificate_url } = values;
    let row = |label: &'static str, value: String| {
        view! {
            <ValueRow label note="give this to your IdP">
                <CopyValue label value />
            </ValueRow>
        }
    };
    view! {
        {row("ACS URL", acs_url)}
        {row("Entity ID", entity_id.clone())}
        {row("Start URL", start_url)}
        <ValueRow label="Metadata" note="the same in one file">
            <a href=entity_id download="">
                "Download metadata"
            </a>
            <a href=certificate_url download="">
                "Download signing certificate"
            </a>
        </ValueRow>
    }
}
