use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, Field, FieldError};
use leptos::html;
use leptos::prelude::*;

use super::certificates_field::CertificatesField;
use super::connection::EDIT;
use super::draft::signed;
use super::model::{SsoModel, Task, edited};
use super::paste_box::{PasteBox, PasteModel};
use super::typed::Typed;
use crate::browser;
use crate::pages::confirm::{Confirm, Question};
use crate::pages::stale::Stale;
use crate::session::use_viewing;
use crate::ui::{
    Button, ButtonVariant, Choice, Difference, Fact, Facts, Notice, NoticeTone, RadioGroup, Spoken,
    TextField, TextKind, Tone, focus_afterwards,
};
use crate::words;

/// The values that the identity provider gave, field by field.
#[component]
pub fn ConnectionForm(model: SsoModel) -> impl IntoView {
    let edited = model.settings.with_untracked(edited);
    let draft = RwSignal::new(edited.as_ref().map(Typed::from).unwrap_or_default());
    let sent = RwSignal::new(Typed::default());
    let checked = RwSignal::new(Vec::<FieldError>::new());
    let failure = model.connecting.failure();
    let found = Memo::new(move |_| {
        let refused = failure.get().map(|failure| failure.field_errors().to_vec());
        refused.filter(|errors| !errors.is_empty()).unwrap_or_else(|| checked.get())
    });
    let errors = Memo::new(move |_| {
        let (now, sent) = (draft.read(), sent.read());
        let mut errors = found.get();
        errors.retain(|error| now.is_same_at(error.field, &sent));
        errors
    });
    let form = NodeRef::<html::Form>::new();
    guide_focus(model, form);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        model.connecting.reset();
        sent.set(draft.get_untracked());
        checked.set(draft.with_untracked(|typed| typed.draft().parse().err().unwrap_or_default()));
        if checked.with_untracked(Vec::is_empty) {
            model.task.set(Task::ConfirmingConnection);
        } else {
            focus_wrong(form);
        }
    };
    view! {
        <form class="stack" novalidate=true node_ref=form on:submit=send>
            <PasteBox paste=PasteModel::new(draft, model.connection()) />
            <Fields draft errors />
            <FormRefusal errors />
            <FormButtons model />
        </form>
        <Show when=move || model.task.get() == Task::ConfirmingConnection>
            <ConfirmConnection model draft found />
        </Show>
    }
}

/// Begins at the first field when the form was asked for, shows the first wrong one when it was
/// refused, and goes back to the button that opened it.
fn guide_focus(model: SsoModel, form: NodeRef<html::Form>) {
    if model.task.get_untracked() == Task::Connecting {
        form.on_load(|form| browser::focus_first(&form, "input, textarea"));
    }
    let failure = model.connecting.failure();
    Effect::new(move |_| {
        if failure.get().is_some_and(|failure| !failure.field_errors().is_empty()) {
            focus_wrong(form);
        }
    });
    focus_afterwards(EDIT);
}

/// Moves the focus to the first field that is wrong, once it says so.
fn focus_wrong(form: NodeRef<html::Form>) {
    request_animation_frame(move || {
        if let Some(Some(form)) = form.try_get_untracked() {
            browser::focus_first(&form, "[aria-invalid=true]");
        }
    });
}

#[component]
fn Fields(draft: RwSignal<Typed>, errors: Memo<Vec<FieldError>>) -> impl IntoView {
    let sign_in_url =
        create_slice(draft, |it| it.sign_in_url.clone(), |it, typed| it.sign_in_url = typed);
    let issuer = create_slice(draft, |it| it.issuer.clone(), |it, typed| it.issuer = typed);
    let sign_requests =
        create_slice(draft, |it| it.sign_requests, |it, typed| it.sign_requests = typed);
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
        <CertificatesField typed=draft error=error_at(errors, Field::Certificate) />
        <RadioGroup
            legend="Requests to the identity provider"
            choices=vec![
                Choice::new(false, "Not signed"),
                Choice::new(true, "Signed")
                    .note("If your IdP asks for it. Give it the signing certificate above."),
            ]
            value=sign_requests
        />
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
    let drafts = model.derive(SsoSettings::is_drafted);
    view! {
        <div class="form-buttons">
            <Show when=move || can_cancel.get().is_some()>
                <Button on_press=model.cancel()>"Cancel"</Button>
            </Show>
            <Button variant=ButtonVariant::Primary submit=true>
                {move || if drafts.get() { "Save draft" } else { "Save connection" }}
            </Button>
        </div>
    }
}

#[component]
fn ConfirmConnection(
    model: SsoModel,
    draft: RwSignal<Typed>,
    found: Memo<Vec<FieldError>>,
) -> impl IntoView {
    let was_tested = model.derive(|settings| settings.state.test().is_some());
    let drafts = model.derive(SsoSettings::is_drafted);
    let question = Signal::derive(move || question(drafts.get()));
    let cancel = Callback::new(move |()| model.begin(Task::Connecting));
    let confirm = Callback::new(move |password| {
        model.connecting.start((password, draft.with_untracked(Typed::draft)));
    });
    view! {
        <Show when=move || found.with(Vec::is_empty)>
            <Confirm
                question
                phase=model.connecting.phase
                denial=use_viewing().denial(Action::SaveSsoConnection)
                on_cancel=cancel
                on_confirm=confirm
            >
                <Consequence was_tested drafts />
                <StaleConnection model draft />
            </Confirm>
        </Show>
    }
}

fn question(drafts: bool) -> Question {
    let (title, intro, verb) = match drafts {
        true => (
            "Save this draft?",
            "Nobody’s sign-in changes yet: the connection in use keeps working until you put the \
             draft in its place.",
            "Save draft",
        ),
        false => (
            "Save this connection?",
            "Nobody’s sign-in changes yet: single sign-on is off.",
            "Save connection",
        ),
    };
    Question {
        title: title.to_owned(),
        intro: intro.to_owned(),
        verb: verb.to_owned(),
        danger: false,
    }
}

#[component]
fn Consequence(was_tested: Memo<bool>, drafts: Memo<bool>) -> impl IntoView {
    view! {
        <Facts>
            <Show when=move || drafts.get()>
                <Fact tone=Tone::Accent>
                    "The draft must pass a test before it can take the connection’s place."
                </Fact>
            </Show>
            <Show when=move || was_tested.get() && !drafts.get()>
                <Fact tone=Tone::Warning>
                    "If anything in it changed, the passed test no longer counts, and an untested \
                     connection can’t be turned on."
                </Fact>
            </Show>
            <Show when=move || !was_tested.get() && !drafts.get()>
                <Fact tone=Tone::Accent>
                    "It must pass a test before it can be turned on."
                </Fact>
            </Show>
        </Facts>
    }
}

#[component]
fn StaleConnection(model: SsoModel, draft: RwSignal<Typed>) -> impl IntoView {
    let theirs = model.derive(|settings| edited(settings).as_ref().map(Typed::from));
    let differences =
        move || differences(&theirs.get().unwrap_or_default(), &draft.get()).collect::<Vec<_>>();
    view! {
        <Stale
            failure=model.connecting.failure()
            changed=model.derive(|settings| settings.changed.clone())
            differences=Signal::derive(differences)
        />
    }
}

fn differences(theirs: &Typed, yours: &Typed) -> impl Iterator<Item = Difference> + use<> {
    let (theirs, yours) = (words_of(theirs), words_of(yours));
    let pairs = theirs.into_iter().zip(yours).filter(|(theirs, yours)| theirs != yours);
    pairs.map(|((label, theirs), (_, yours))| Difference { label: label.to_owned(), theirs, yours })
}

fn words_of(typed: &Typed) -> [(&'static str, String); 4] {
    let certificates = typed.draft().certificates;
    [
        ("Sign-in URL", typed.sign_in_url.trim().to_owned()),
        ("Issuer", typed.issuer.trim().to_owned()),
        ("Certificates", certificates.iter().map(|it| it.trim()).collect::<Vec<_>>().join("\n")),
        ("Requests", signed(typed.sign_requests).to_owned()),
    ]
}
