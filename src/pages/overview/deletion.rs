use gatehouse_contract::{
    Action, Change, Current, Deletion, DeletionImpact, Field, FieldError, Problem, StepUp, Version,
};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::api::{self, Failure};
use crate::browser;
use crate::load::{Load, use_load};
use crate::pages::confirm::{Confirm, Question};
use crate::pages::loaded::Loaded;
use crate::pages::stale::Stale;
use crate::save::{Save, prove, use_change};
use crate::session::use_viewing;
use crate::ui::{
    Binding, Button, ButtonVariant, Card, Fact, Facts, SettingRow, TextField, Tone,
    focus_afterwards,
};
use crate::words;

/// The id of the button that begins to delete.
const DELETE: &str = "delete-organization";
/// The id of the field for the organization's name.
const NAME: &str = "deleted-name";

/// What an Owner sends to delete the organization: a proof, its name as typed, and the version that
/// they have seen.
pub type Asked = (Option<StepUp>, String, Version);

/// The organization's end: whether it is being asked for, and the asking.
#[derive(Clone, Copy)]
pub struct DeletionModel {
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    /// Deletes it.
    pub save: Save<Asked>,
}

impl DeletionModel {
    /// The end before the server.
    pub fn live() -> Self {
        let viewing = use_viewing();
        let request = move |(proof, name, version): Asked| async move {
            prove(viewing, proof).await?;
            api::organization::delete(name, version).await
        };
        let save = use_change(request, move |deletion: Deletion| viewing.show_deleted(deletion));
        Self { open: RwSignal::new(false), save }
    }
}

/// Deleting the organization, for whoever may.
#[component]
pub fn DeleteOrganization(model: DeletionModel) -> impl IntoView {
    let offered = use_viewing().offers(Action::DeleteOrganization);
    let begin = Callback::new(move |()| {
        model.save.reset();
        model.open.set(true);
    });
    let button = move || {
        view! {
            <Button variant=ButtonVariant::DangerOutline on_press=begin attr:id=DELETE>
                "Delete organization"
            </Button>
        }
    };
    view! {
        <Show when=move || offered.get()>
            <Card label="Delete the organization">
                <SettingRow
                    title="Delete the organization"
                    description="Nobody can work in it any more. For 30 days any Owner can bring it \
                                 back; then all that is stored of it is gone for good."
                    control=ViewFnOnce::from(button)
                />
            </Card>
            <Show when=move || model.open.get()>
                <Dialog model />
            </Show>
        </Show>
    }
}

/// Loads whom it concerns, and asks.
#[component]
fn Dialog(model: DeletionModel) -> impl IntoView {
    let (load, retry) = use_load(api::organization::impact);
    view! { <ConfirmDeletion model load retry /> }
}

/// Asks for the organization's name before it is deleted.
#[component]
pub fn ConfirmDeletion(
    /// The organization's end.
    model: DeletionModel,
    /// Whom and what it concerns.
    load: ReadSignal<Load<DeletionImpact>>,
    /// Loads that again.
    retry: Callback<()>,
) -> impl IntoView {
    let viewing = use_viewing();
    let name = viewing.derive(|session| session.organization.as_str().to_owned());
    let typed = RwSignal::new(String::new());
    let failure = model.save.failure();
    focus_afterwards(DELETE);
    let changed = Memo::new(move |_| failure.with(|it| it.as_ref().and_then(theirs)));
    // Whoever goes on has seen what is there now.
    Effect::new(move |_| {
        if changed.with(Option::is_some) {
            retry.run(());
        }
    });
    let error = Signal::derive(move || failure.get().as_ref().and_then(flaw));
    Effect::new(move |_| {
        if error.with(Option::is_some) {
            browser::focus_id(NAME);
        }
    });
    let edit = Binding::new(typed, move |text| {
        typed.set(text);
        model.save.reset();
    });
    let question = Signal::derive(move || Question {
        title: format!("Delete {}?", name.get()),
        intro: "It takes effect at once, and every Owner is told by mail.".to_owned(),
        verb: "Delete organization".to_owned(),
        danger: true,
    });
    let confirm = move |proof| {
        if let Load::Ready(impact) = load.get_untracked() {
            model.save.start((proof, typed.get_untracked(), impact.version));
        }
    };
    view! {
        <Confirm
            question
            phase=model.save.phase
            denial=viewing.denial(Action::DeleteOrganization)
            waiting=Signal::derive(move || !matches!(load.get(), Load::Ready(_)))
            on_cancel=Callback::new(move |()| model.open.set(false))
            on_confirm=Callback::new(confirm)
        >
            <Loaded load retry label="Counting whom it concerns" ready=|it| consequences(&it) />
            <Stale failure changed differences=Vec::new() />
            <TextField
                label=Signal::derive(move || format!("Type “{}” to confirm", name.get()))
                value=edit
                error
                autofocus=true
                id=NAME
            />
        </Confirm>
    }
}

/// What is wrong with the name that was typed.
fn flaw(failure: &Failure) -> Option<String> {
    let is_name = |error: &&FieldError| error.field == Field::OrganizationName;
    let error = failure.field_errors().iter().find(is_name)?;
    Some(words::flaw(error.field, &error.flaw))
}

/// What somebody else changed meanwhile.
fn theirs(failure: &Failure) -> Option<Change> {
    match failure.problem()? {
        Problem::Stale { current: Current::Organization(reply) } => reply.resource.changed.clone(),
        _ => None,
    }
}

/// What it means, in numbers.
fn consequences(impact: &DeletionImpact) -> impl IntoView + use<> {
    let DeletionImpact { people, owners, invited, domains, gone_at, .. } = *impact;
    let gone_at = words::day_and_time(gone_at);
    let invited = (invited > 0).then(|| {
        let words = words::plural(invited, "invitation", "invitations");
        view! { <Fact tone=Tone::Warning>{words} " can’t be accepted any more."</Fact> }
    });
    let domains = (domains > 0).then(|| {
        let words = words::plural(domains, "verified domain", "verified domains");
        view! { <Fact tone=Tone::Warning>{words} " can then be claimed by others."</Fact> }
    });
    view! {
        <Facts>
            <Fact tone=Tone::Warning>
                <strong>{words::people(people)}</strong>
                " can no longer work in it."
            </Fact>
            {invited}
            <Fact>
                {words::plural(owners, "Owner", "Owners")} " can bring it back until " {gone_at.clone()}
                ", as it is now."
            </Fact>
            <Fact tone=Tone::Warning>
                "After that, its members, settings and audit log are gone for good."
            </Fact>
            {domains}
        </Facts>
    }
}
