use gatehouse_contract::sso::{SsoConnection, SsoDraft};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::certificates::Certificates;
use super::connection::{EDIT, TestResult};
use super::model::{Replacement, SsoModel, Task};
use super::replace_dialog::ReplaceButton;
use super::test_button::{TestButton, Tested};
use crate::ui::{Button, ButtonVariant, Card, CardBody, CardHeader, ValueList, ValueRow};

/// The draft of a connection, while there is one: what it changes, its test, and what becomes of
/// it.
#[component]
pub fn Draft(model: SsoModel) -> impl IntoView {
    let connection = model.connection();
    let draft = model.derive(|settings| settings.draft.clone());
    let shown = Memo::new(move |_| {
        let draft = draft.get().filter(|_| model.task.get() != Task::Connecting)?;
        Some((draft, connection.get()))
    });
    move || shown.get().map(|(draft, current)| view! { <DraftCard model draft current /> })
}

#[component]
fn DraftCard(model: SsoModel, draft: SsoDraft, current: Option<SsoConnection>) -> impl IntoView {
    let SsoDraft { connection, test } = draft;
    let edit = Callback::new(move |()| model.begin(Task::Connecting));
    view! {
        <Card>
            <CardHeader
                title="Draft of the next connection"
                aside=ViewFnOnce::from(move || view! { <Button on_press=edit attr:id=EDIT>"Edit draft"</Button> })
            />
            <CardBody>
                <p class="muted">
                    "People sign in with the connection above until this one takes its place. \
                     What differs:"
                </p>
            </CardBody>
            <ValueList>
                <Changes connection current />
                <ValueRow label="Last test">
                    <TestResult test />
                    <TestButton model tested=Tested::Draft />
                </ValueRow>
            </ValueList>
            <CardBody>
                <div class="form-buttons">
                    <ReplaceButton model replacement=Replacement::Discard />
                    <ReplaceButton
                        model
                        replacement=Replacement::Promote
                        variant=ButtonVariant::Primary
                    />
                </div>
            </CardBody>
        </Card>
    }
}

/// The values of a connection that another has not.
#[component]
fn Changes(connection: SsoConnection, current: Option<SsoConnection>) -> impl IntoView {
    let SsoConnection { sign_in_url, issuer, certificates, sign_requests } = connection;
    let was = |of: fn(&SsoConnection) -> String| current.as_ref().map(of).unwrap_or_default();
    let old_certificates = current.as_ref().map(|it| it.certificates.clone()).unwrap_or_default();
    let are_new = certificates != old_certificates;
    view! {
        <Change label="Sign-in URL" was=was(|it| it.sign_in_url.clone()) is=sign_in_url />
        <Change label="Issuer" was=was(|it| it.issuer.clone()) is=issuer />
        <Change
            label="Requests"
            was=was(|it| signed(it.sign_requests).to_owned())
            is=signed(sign_requests).to_owned()
        />
        {are_new
            .then(|| {
                let note = count_changes(&old_certificates, &certificates);
                view! {
                    <ValueRow label="Certificates" note tall=true>
                        <Certificates certificates />
                    </ValueRow>
                }
            })}
    }
}

/// A value that differs, with what it was.
#[component]
fn Change(label: &'static str, was: String, is: String) -> impl IntoView {
    (was != is).then(|| {
        view! {
            <ValueRow label>
                <span class="verbatim">
                    {is} " " <span class="change-was">{format!("was {was}")}</span>
                </span>
            </ValueRow>
        }
    })
}

/// Whether requests are signed, in a word or two.
pub fn signed(sign_requests: bool) -> &'static str {
    if sign_requests { "Signed" } else { "Not signed" }
}

fn count_changes<T: PartialEq>(was: &[T], is: &[T]) -> String {
    let added = is.iter().filter(|it| !was.contains(it)).count();
    let gone = was.iter().filter(|it| !is.contains(it)).count();
    match (added, gone) {
        (added, 0) => format!("{added} added"),
        (0, gone) => format!("{gone} taken out"),
        (added, gone) => format!("{added} added, {gone} taken out"),
    }
}
