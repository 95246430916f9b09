use gatehouse_contract::{Action, Field, FieldError, Organization, OrganizationDraft, Problem};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use crate::api;
use crate::browser;
use crate::pages::failed::Refusal;
use crate::pages::stale::Stale;
use crate::save::{Save, use_save};
use crate::session::use_viewing;
use crate::ui::{
    Button, ButtonVariant, Card, CardBody, CardHeader, Difference, Glyph, TextField, ValueList,
    ValueRow, focus_afterwards, use_announcer,
};
use crate::words;

/// The id of the button that begins to rename.
const RENAME: &str = "rename";
/// The id of the field for the name.
const NAME: &str = "organization-name";

/// The organization's name: what the server said last, and whether it is being changed.
#[derive(Clone, Copy)]
pub struct NameModel {
    /// What the server said last.
    pub organization: RwSignal<Organization>,
    /// Whether another name is being typed.
    pub renaming: RwSignal<bool>,
    /// Saves the name.
    pub save: Save<OrganizationDraft>,
}

impl NameModel {
    /// The name before the server.
    pub fn live(organization: Organization) -> Self {
        let announcer = use_announcer();
        let organization = RwSignal::new(organization);
        let renaming = RwSignal::new(false);
        let request = move |draft: OrganizationDraft| {
            let version = organization.with_untracked(|it| it.version);
            api::organization::update(draft, version)
        };
        let saved = move || {
            let name = organization.with_untracked(|it| it.name.as_str().to_owned());
            announcer.saved(format!("Saved. The organization is called {name}."));
            renaming.set(false);
        };
        Self { organization, renaming, save: use_save(organization, request, saved) }
    }
}

/// The organization's name, and renaming it for those who may.
#[component]
pub fn Name(model: NameModel) -> impl IntoView {
    let NameModel { organization, renaming, save } = model;
    let viewing = use_viewing();
    let offered = viewing.offers(Action::RenameOrganization);
    let editing = Memo::new(move |_| renaming.get() && offered.get());
    let rename = move || {
        let begin = Callback::new(move |()| {
            save.reset();
            renaming.set(true);
        });
        view! {
            <Show when=move || offered.get() && !renaming.get()>
                <Button icon=Glyph::Pencil on_press=begin attr:id=RENAME>
                    "Rename"
                </Button>
            </Show>
        }
    };
    view! {
        <Card>
            <CardHeader title="Organization" aside=ViewFnOnce::from(rename) />
            <Show
                when=move || editing.get()
                fallback=move || view! { <ShownName organization /> }
            >
                <CardBody>
                    <NameForm model />
                </CardBody>
            </Show>
        </Card>
    }
}

#[component]
fn ShownName(organization: RwSignal<Organization>) -> impl IntoView {
    view! {
        <ValueList>
            <ValueRow label="Name">
                {move || organization.with(|it| it.name.as_str().to_owned())}
            </ValueRow>
        </ValueList>
    }
}

#[component]
fn NameForm(model: NameModel) -> impl IntoView {
    let NameModel { organization, renaming, save } = model;
    let name = RwSignal::new(organization.with_untracked(|it| it.name.as_str().to_owned()));
    let checked = RwSignal::new(Vec::<FieldError>::new());
    let failure = save.failure();
    let busy = save.is_saving();
    focus_afterwards(RENAME);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let draft = OrganizationDraft { name: name.get_untracked() };
        checked.set(draft.parse().err().unwrap_or_default());
        if checked.with_untracked(Vec::is_empty) {
            save.start(draft);
        } else {
            browser::focus_id(NAME);
        }
    };
    let error = Signal::derive(move || {
        let refused = failure.get().and_then(|it| it.field_errors().first().cloned());
        let error = checked.with(|errors| errors.first().cloned()).or(refused)?;
        Some(words::flaw(Field::Name, &error.flaw))
    });
    let differences = move || {
        let theirs = organization.with(|it| it.name.as_str().to_owned());
        vec![Difference { label: "Name".to_owned(), theirs, yours: name.get() }]
    };
    view! {
        <form class="stack" novalidate=true on:submit=send>
            <Stale
                failure
                changed=Signal::derive(move || organization.with(|it| it.changed.clone()))
                differences=Signal::derive(differences)
            />
            <Refusal failure elsewhere=is_elsewhere />
            <TextField label="Name" value=name error locked=busy autofocus=true id=NAME />
            <div class="form-buttons">
                <Button disabled=busy on_press=Callback::new(move |()| renaming.set(false))>
                    "Cancel"
                </Button>
                <Button variant=ButtonVariant::Primary submit=true busy>
                    "Rename organization"
                </Button>
            </div>
        </form>
    }
}

fn is_elsewhere(problem: &Problem) -> bool {
    matches!(problem, Problem::Stale { .. } | Problem::Invalid { .. })
}
