use gatehouse_contract::{Organization, Permission, Person};
use leptos::prelude::*;

use crate::load::Load;
use crate::pages::denied::Helpers;
use crate::pages::loaded::Loaded;
use crate::session::{Viewing, use_viewing};

/// The organization, whose administrators can help.
#[derive(Clone, Copy)]
pub struct Whom {
    /// How far its load is.
    pub load: ReadSignal<Load<Organization>>,
    /// Loads it again.
    pub retry: Callback<()>,
}

/// Whom to ask: the administrators who may do what is needed, any of them where nothing is, and whoever
/// runs this Gatehouse. The viewer is not among them.
#[component]
pub fn WhomToAsk(whom: Whom, needs: Option<Permission>) -> impl IntoView {
    let Whom { load, retry } = whom;
    let viewing = use_viewing();
    let ready = move |organization: Organization| {
        let people = able(organization.administrators, needs, viewing);
        let is_alone = people.is_empty();
        let support = organization.support_address.map(|address| support(address, is_alone));
        let sentence = match is_alone {
            true => "Nobody else in your organization can help with this.",
            false => "These people can help:",
        };
        view! {
            <p>{sentence}</p>
            {(!is_alone).then(|| view! { <Helpers people /> })}
            {support}
        }
    };
    view! {
        <div class="help-whom">
            <Loaded load retry label="Loading who can help" ready />
        </div>
    }
}

/// Who of these people, other than the viewer, may do what is needed.
fn able(mut people: Vec<Person>, needs: Option<Permission>, viewing: Viewing) -> Vec<Person> {
    people.retain(|person| {
        needs.is_none_or(|it| it.is_held_by(person.role)) && !viewing.is_own(&person.id)
    });
    people
}

fn support(address: String, is_alone: bool) -> impl IntoView {
    let href = format!("mailto:{address}");
    let lead = match is_alone {
        true => "Write to support: ",
        false => "If they can’t, write to support: ",
    };
    view! { <p>{lead} <a href=href>{address}</a></p> }
}
