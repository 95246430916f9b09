use gatehouse_contract::sso::{PassedTest, SsoConnection, identity_provider};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::certificates::Certificates;
use super::connection_form::ConnectionForm;
use super::draft::signed;
use super::model::{SsoModel, Task};
use super::provider_values::ProviderValues;
use super::test_button::{TestButton, Tested};
use crate::ui::{
    Badge, Button, Card, CardBody, CardHeader, CopyValue, Glyph, Tone, ValueList, ValueRow,
};
use crate::words;

/// The id of the button that begins to edit: beside the connection, or beside its draft.
pub const EDIT: &str = "edit-connection";

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
    let edit = Callback::new(move |()| model.begin(Task::Connecting));
    let is_here = Memo::new(move |_| {
        !connecting.get() && model.settings.with(|settings| settings.draft.is_none())
    });
    let remark = model.derive(|settings| {
        settings
            .state
            .is_on()
            .then_some("Edits are a draft. People sign in as before until you put it in place.")
    });
    view! {
        <Show when=move || is_here.get()>
            <Button icon=Glyph::Pencil on_press=edit attr:id=EDIT>
                "Edit"
            </Button>
            <p class="card-remark">{move || remark.get()}</p>
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
    let SsoConnection { sign_in_url, issuer, certificates, sign_requests } = connection;
    let provider = identity_provider(&sign_in_url).unwrap_or("Another identity provider");
    let label = if certificates.len() > 1 { "Certificates" } else { "Certificate" };
    let test = model.derive(|settings| settings.state.test().cloned());
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
        <ValueRow label tall=true>
            <Certificates certificates />
        </ValueRow>
        {sign_requests.then(|| view! { <ValueRow label="Requests">{signed(true)}</ValueRow> })}
        <ValueRow label="Last test">
            {move || view! { <TestResult test=test.get() /> }}
            <TestButton model tested=Tested::Connection />
        </ValueRow>
    }
}

/// How the last test ended.
#[component]
pub fn TestResult(test: Option<PassedTest>) -> impl IntoView {
    match test {
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
