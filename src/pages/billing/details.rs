use gatehouse_contract::{Action, Billing, BillingDetails, BillingDraft, EmailAddress};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::form::DetailsForm;
use crate::api;
use crate::save::{Save, use_save};
use crate::session::use_viewing;
use crate::ui::{Button, Card, CardBody, CardHeader, Glyph, ValueList, ValueRow, use_announcer};

/// The id of the button that begins to edit.
pub const EDIT: &str = "edit-billing";

/// The plan and its billing: what the server said last, and whether the details are being changed.
#[derive(Clone, Copy)]
pub struct BillingModel {
    /// What the server said last.
    pub billing: RwSignal<Billing>,
    /// Whether the details are being typed.
    pub editing: RwSignal<bool>,
    /// Saves them.
    pub save: Save<BillingDraft>,
}

impl BillingModel {
    /// The details before the server.
    pub fn live(billing: Billing) -> Self {
        let announcer = use_announcer();
        let billing = RwSignal::new(billing);
        let editing = RwSignal::new(false);
        let request = move |draft: BillingDraft| {
            let version = billing.with_untracked(|it| it.version);
            api::billing::update(draft, version)
        };
        let saved = move || {
            announcer.saved("Saved. Invoices carry these details.".to_owned());
            editing.set(false);
        };
        Self { billing, editing, save: use_save(billing, request, saved) }
    }
}

/// Whom invoices are for, and changing it for those who may.
#[component]
pub fn Details(model: BillingModel) -> impl IntoView {
    let BillingModel { billing, editing, save } = model;
    let offered = use_viewing().offers(Action::ChangeBilling);
    let edit = move || {
        let begin = Callback::new(move |()| {
            save.reset();
            editing.set(true);
        });
        view! {
            <Show when=move || offered.get() && !editing.get()>
                <Button icon=Glyph::Pencil on_press=begin attr:id=EDIT>
                    "Edit"
                </Button>
            </Show>
        }
    };
    view! {
        <Card>
            <CardHeader title="Billing details" aside=ViewFnOnce::from(edit) />
            <Show
                when=move || editing.get() && offered.get()
                fallback=move || view! { <Shown billing /> }
            >
                <CardBody>
                    <DetailsForm model />
                </CardBody>
            </Show>
        </Card>
    }
}

#[component]
fn Shown(billing: RwSignal<Billing>) -> impl IntoView {
    let part = move |read: fn(&BillingDetails) -> Option<String>| {
        move || match billing.with(|it| read(&it.details)) {
            Some(text) => view! { <span class="typed-lines">{text}</span> }.into_any(),
            None => view! { <span class="muted">"Not given"</span> }.into_any(),
        }
    };
    let email = |it: &BillingDetails| {
        it.contact_email.as_ref().map(EmailAddress::as_str).map(str::to_owned)
    };
    view! {
        <ValueList>
            <ValueRow label="Billing contact">{part(|it| it.contact_name.clone())}</ValueRow>
            <ValueRow label="Invoices are sent to">{part(email)}</ValueRow>
            <ValueRow label="Address" tall=true>
                {part(|it| it.address.clone())}
            </ValueRow>
        </ValueList>
    }
}
