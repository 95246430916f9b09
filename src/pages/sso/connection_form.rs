use gatehouse_contract::sso::{SsoConnection, SsoConnectionDraft};
use gatehouse_contract::{Action, Field, FieldError};
use leptos::prelude::*;

use super::certificate_field::CertificateField;
use super::model::{SsoModel, Task};
use super::paste_box::PasteBox;
use crate::pages::confirm::{Confirm, Question};
use crate::pages::stale::Stale;
use crate::session::use_viewing;
use crate::ui::{
    Button, ButtonVariant, Difference, Fact, Facts, Notice, NoticeTone, Spoken, TextField,
    TextKind, Tone,
};
use crate::words;

/// The values that the identity provider gave, field by field.
#[component]
pub fn ConnectionForm(model: SsoModel) -> impl IntoView {
    let draft = RwSignal::new(
        model
            .settings
            .with_untracked(|settings| settings.state.connection().map(typed).unwrap_or_default()),
    );
    let checked = RwSignal::new(Vec::<FieldError>::new());
    let failure = model.connecting.failure();
    let errors = Memo::new(move |_| {
        let refused = failure.get().map(|failure| failure.field_errors().to_vec());
        refused.filter(|errors| !errors.is_empty()).unwrap_or_else(|| checked.get())
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        model.connecting.reset();
        checked.set(draft.with_untracked(|draft| draft.parse().err().unwrap_or_default()));
        if checked.with_untracked(Vec::is_empty) {
            model.task.set(Task::ConfirmingConnection);
        }
    };
    view! {
        <form class="stack" novalidate=true on:submit=send>
            <PasteBox draft />
            <Fields draft errors />
            <FormRefusal errors />
            <FormButtons model />
        </form>
        <Show when=move || model.task.get() == Task::ConfirmingConnection>
            <ConfirmConnection model draft errors />
        </Show>
    }
}

/// What stands in the fields while a connection is changed.
fn typed(connection: &SsoConnection) -> SsoConnectionDraft {
    SsoConnectionDraft {
        sign_in_url: connection.sign_in_url.clone(),
        issuer: connection.issuer.clone(),
        certificate: connection.certificate.pem.clone(),
    }
}

#[component]
fn Fields(draft: RwSignal<SsoConnectionDraft>, errors: Memo<Vec<FieldError>>) -> impl IntoView {
    let sign_in_url =
        create_slice(draft, |it| it.sign_in_url.clone(), |it, typed| it.sign_in_url = typed);
    let issuer = create_slice(draft, |it| it.issuer.clone(), |it, typed| it.issuer = typed);
    let certificate =
        create_slice(draft, |it| it.certificate.clone(), |it, typed| it.certificate = typed);
    view! {
        <TextField
            label="Sign-in URL"
            kind=TextKind::Url
            value=sign_in_url
            hint="Where people are sent to sign in. Begins with https://.".to_owned()
            error=error_at(errors, Field::SignInUrl)
        />
        <TextField
            label="Issuer"
            kind=TextKind::Url
            value=issuer
            hint="Your IdP may call it entity ID or identifier.".to_owned()
            error=error_at(errors, Field::Issuer)
        />
        <CertificateField value=certificate error=error_at(errors, Field::Certificate) />
    }
}

/// What is wrong with a field, in words.
fn error_at(errors: Memo<Vec<FieldError>>, field: Field) -> Signal<Option<String>> {
    Signal::derive(move || {
        errors.with(|errors| {
            let error = errors.iter().find(|error| error.field == field)?;
            Some(words::flaw(field, &error.flaw))
        })
    })
}

#[component]
fn FormRefusal(errors: Memo<Vec<FieldError>>) -> impl IntoView {
    view! {
        <Show when=move || errors.with(|errors| !errors.is_empty())>
            <Notice
                tone=NoticeTone::Danger
                spoken=Spoken::AtOnce
                title="Nothing was saved yet."
            >
                "Something in the fields needs another look; what is wrong stands at each."
            </Notice>
        </Show>
    }
}

#[component]
fn FormButtons(model: SsoModel) -> impl IntoView {
    let can_cancel = model.connection();
    view! {
        <div class="form-buttons">
            <Show when=move || can_cancel.get().is_some()>
                <Button on_press=model.cancel()>"Cancel"</Button>
            </Show>
            <Button variant=ButtonVariant::Primary submit=true>
                "Save connection"
            </Button>
        </div>
    }
}

#[component]
fn ConfirmConnection(
    model: SsoModel,
    draft: RwSignal<SsoConnectionDraft>,
    errors: Memo<Vec<FieldError>>,
) -> impl IntoView {
    let was_tested = model.derive(|settings| settings.state.test().is_some());
    let question = Question {
        title: "Save this connection?".to_owned(),
        intro: "Nobody’s sign-in changes yet: single sign-on is off.".to_owned(),
        verb: "Save connection".to_owned(),
        danger: false,
    };
    let cancel = Callback::new(move |()| model.begin(Task::Connecting));
    let confirm = Callback::new(move |password| {
        model.connecting.start((password, draft.get_untracked()));
    });
    view! {
        <Show when=move || errors.with(Vec::is_empty)>
            <Confirm
                question=question.clone()
                phase=model.connecting.phase
                denial=use_viewing().denial(Action::SaveSsoConnection)
                on_cancel=cancel
                on_confirm=confirm
            >
                <Consequence was_tested />
                <StaleConnection model draft />
            </Confirm>
        </Show>
    }
}

#[component]
fn Consequence(was_tested: Memo<bool>) -> impl IntoView {
    view! {
        <Facts>
            <Show when=move || was_tested.get()>
                <Fact tone=Tone::Warning>
                    "If anything in it changed, the passed test no longer counts, and an untested \
                     connection can’t be turned on."
                </Fact>
            </Show>
            <Show when=move || !was_tested.get()>
                <Fact tone=Tone::Accent>
                    "It must pass a test before it can be turned on."
                </Fact>
            </Show>
        </Facts>
    }
}

#[component]
fn StaleConnection(model: SsoModel, draft: RwSignal<SsoConnectionDraft>) -> impl IntoView {
    let differences = move || {
        let theirs = model.connection().get().as_ref().map(typed).unwrap_or_default();
        let yours = draft.get();
        [
            ("Sign-in URL", theirs.sign_in_url, yours.sign_in_url),
            ("Issuer", theirs.issuer, yours.issuer),
            ("Certificate", theirs.certificate, yours.certificate),
        ]
        .into_iter()
        .filter(|(_, theirs, yours)| theirs.trim() != yours.trim())
        .map(|(label, theirs, yours)| Difference { label: label.to_owned(), theirs, yours })
        .collect::<Vec<_>>()
    };
    view! {
        <Stale
            failure=model.connecting.failure()
            changed=model.derive(|settings| settings.changed.clone())
            differences=Signal::derive(differences)
        />
    }
}
