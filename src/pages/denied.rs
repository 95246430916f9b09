use gatehouse_contract::{Action, Denial, Organization, Person};
use leptos::prelude::*;

use crate::api;
use crate::load::{Load, use_load};
use crate::pages::ask::AskForAccess;
use crate::pages::loaded::Loaded;
use crate::routes;
use crate::session::use_viewing;
use crate::ui::{Glyph, People, PersonChip, Placard};
use crate::words;

/// What a person finds at the address of settings that their role does not hold: who does.
#[component]
pub fn AccessDenied(
    /// What their role does not hold.
    #[prop(default = Action::SeeAccessSecurity)]
    action: Action,
) -> impl IntoView {
    let (load, retry) = use_load(api::organization::read);
    view! {
        <AccessDeniedScreen action load retry>
            <AskForAccess action />
        </AccessDeniedScreen>
    }
}

/// The same, from a value.
#[component]
pub fn AccessDeniedScreen(
    /// What their role does not hold.
    #[prop(default = Action::SeeAccessSecurity)]
    action: Action,
    /// The organization, whose administrators can help.
    load: ReadSignal<Load<Organization>>,
    /// Loads it again.
    retry: Callback<()>,
    /// A way to ask for a role that does.
    children: Children,
) -> impl IntoView {
    let viewing = use_viewing();
    let role = viewing.derive(|session| words::with_article(session.viewer.role));
    let denial = viewing.denial(action);
    let (what, belongs) = match action {
        Action::SeeMembers => ("manage members", "The people below manage them."),
        Action::ReadAuditLog => {
            ("read the audit log", "The audit log is read by the people below.")
        }
        Action::SeeBilling => {
            ("see the plan and its billing", "The people below can give a role that does.")
        }
        _ => (
            "manage access security",
            "Single sign-on and two-factor settings belong to the people below.",
        ),
    };
    let title = move || format!("Only {} {what}", needed(denial.get()));
    view! {
        <Placard icon=Glyph::Shield title=Signal::derive(title)>
            <p>
                "You are " <strong>{move || role.get()}</strong>
                ". " {belongs}
            </p>
            <Loaded
                load
                retry
                label="Loading who can help"
                ready=move |organization| view! { <Helpers people=able(organization, denial.get_untracked()) /> }
            />
            {children()}
            <p>
                <a href=routes::ROLES>"What can each role do?"</a>
            </p>
        </Placard>
    }
}

/// The administrators who hold it, as far as it is told who does.
fn able(organization: Organization, denial: Option<Denial>) -> Vec<Person> {
    let mut people = organization.administrators;
    if let Some(Denial::RoleRequired { roles }) = denial {
        people.retain(|person| roles.contains(&person.role));
    }
    people
}

fn needed(denial: Option<Denial>) -> String {
    match denial {
        Some(Denial::RoleRequired { roles }) => words::roles(&roles),
        _ => words::roles(&[]),
    }
}

/// The most people who are shown to whoever needs one.
const MOST_HELPERS: usize = 6;

/// People who can help, each with a way to write to them.
#[component]
pub fn Helpers(people: Vec<Person>) -> impl IntoView {
    let chip = |person: Person| {
        view! {
            <li>
                <PersonChip
                    name=person.name
                    detail=person.role.name()
                    email=Some(person.email)
                    framed=true
                />
            </li>
        }
    };
    let more = people.len().saturating_sub(MOST_HELPERS);
    let more = (more > 0).then(|| {
        view! { <p>"and " {more} " more, whom the " <a href=routes::OVERVIEW>"overview"</a> " lists."</p> }
    });
    view! {
        <People>{people.into_iter().take(MOST_HELPERS).map(chip).collect_view()}</People>
        {more}
    }
}
