mod administrators;
mod deletion;
mod name;
mod roles;

pub use deletion::{ConfirmDeletion, DeleteOrganization, DeletionModel};
pub use name::NameModel;
pub use roles::Roles;

use leptos::prelude::*;

use crate::api;
use crate::browser;
use crate::load::{Load, use_load};
use crate::pages::ask::AskForAccess;
use crate::pages::loaded::Loaded;
use crate::routes;
use crate::session::use_viewing;
use crate::ui::Page;

/// The organization's name, who its Owners and Admins are, and what each role may do.
#[component]
pub fn OverviewPage() -> impl IntoView {
    browser::set_title("Overview · Gatehouse");
    let viewing = use_viewing();
    let (load, retry) = use_load(api::organization::read);
    let name = viewing.derive(|session| session.organization.as_str().to_owned());
    let lede =
        move || format!("What {} is called, who looks after it, and what you may do.", name.get());
    // A link to the role table leads there once what stands above it is here.
    Effect::new(move |_| {
        let is_loading = matches!(load.get(), Load::Loading);
        if !is_loading && browser::hash() == routes::ROLES_ID {
            request_animation_frame(|| browser::show_id(routes::ROLES_ID));
        }
    });
    view! {
        <Page title="Overview" lede=Signal::derive(lede)>
            <Loaded
                load
                retry
                label="Loading the overview"
                ready=|organization| view! { <OverviewScreen model=NameModel::live(organization) /> }
            />
            <Roles />
            <AskForAccess />
            <DeleteOrganization model=DeletionModel::live() />
        </Page>
    }
}

/// The overview, from a value.
#[component]
pub fn OverviewScreen(
    /// The organization, and its name's changing.
    model: NameModel,
) -> impl IntoView {
    let people = model.organization.with_untracked(|it| it.administrators.clone());
    view! {
        <name::Name model />
        <administrators::Administrators people />
    }
}
