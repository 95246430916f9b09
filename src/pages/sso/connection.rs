use gatehouse_contract::Action;
use gatehouse_contract::sso::{SsoConnection, identity_provider};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::certificate::CertificateSummary;
use super::connection_form::ConnectionForm;
use super::model::{SsoModel, Task};
use super::provider_values::ProviderValues;
use super::test_button::TestButton;
use crate::session::use_viewing;
use crate::ui::{
    Badge, Button, Card, CardBody, CardHeader, CopyValue, Glyph, Tone, ValueList, ValueRow,
    unique_id,
};
use crate::words;

/// The connection: what to give the identity provider, and what it gave.
#[component]
pub fn Connection(model: SsoModel) -> impl IntoView {
    let connecting = Memo::new(move |_| {
        let typing = matches!(model.task.get(), Task::Connecting | Task::ConfirmingConnection);
        typing || model.connection().get().is_none()
    });
    view! {
        <Card>
            <CardHeader
                title="Connection"
                aside=ViewFnOnce::from(move || view! { <EditButton model connecting /> })
            />
            <ValueList>
                <ProviderValues model />
                <Show when=move || !connecting.get()>
                    <SavedConnection model />
                </Show>
            </ValueList>
            <Show when=move || connecting.get()>
                <CardBody>
                    <ConnectionForm model />
                </CardBody>
            </Show>
        </Card>
    }
}

#[component]
fn EditButton(model: SsoModel, connecting: Memo<bool>) -> impl IntoView {
    let denial = use_viewing().denial(Action::SaveSsoConnection);
    let reason = unique_id("edit-reason");
    let described = {
        let reason = reason.clone();
        Signal::derive(move || denial.get().map(|_| reason.clone()))
    };
    let edit = Callback::new(move |()| model.begin(Task::Connecting));
    view! {
        <Show when=move || !connecting.get()>
            <Button
                icon=Glyph::Pencil
                disabled=Signal::derive(move || denial.get().is_some())
                described_by=described
                on_press=edit
            >
                "Edit"
            </Button>
            <p class="card-remark" id=reason.clone()>
                {move || denial.get().map(|_| "To edit it, turn single sign-on off.")}
            </p>
        </Show>
    }
}

#[component]
fn SavedConnection(model: SsoModel) -> impl IntoView {
    let connection = model.connection();
    move || connection.get().map(|connection| view! { <SavedValues model connection /> })
}

#[component]
fn SavedValues(model: SsoModel, connection: SsoConnection) -> impl IntoView {
    let SsoConnection { sign_in_url, issuer, certificate } = connection;
    let provider = identity_provider(&sign_in_url).unwrap_or("Another identity provider");
    view! {
        <ValueRow label="Identity provider">
            <span>{provider} <span class="muted">" · SAML 2.0"</span></span>
        </ValueRow>
        <ValueRow label="Sign-in URL">
            <CopyValue label="Sign-in URL" value=sign_in_url />
        </ValueRow>
        <ValueRow label="Issuer">
            <CopyValue label="Issuer" value=issuer />
        </ValueRow>
        <ValueRow label="Certificate" tall=true>
            <CertificateSummary certificate />
        </ValueRow>
        <ValueRow label="Last test">
            <LastTest model />
            <TestButton model />
        </ValueRow>
    }
}

#[component]
fn LastTest(model: SsoModel) -> impl IntoView {
    let test = model.derive(|settings| settings.state.test().cloned());
    move || match test.get() {
        Some(test) => view! {
            <Badge tone=Tone::Good>"Passed"</Badge>
            <span>{format!("{} by {}", words::day_and_time(test.at), test.by)}</span>
        }
        .into_any(),
        None => view! {
            <Badge tone=Tone::Neutral>"Not tested"</Badge>
            <span>"as it stands now"</span>
        }
        .into_any(),
    }
}
