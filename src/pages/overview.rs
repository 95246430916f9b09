mod administrators;
mod deletion;
mod name;
mod own_role;

pub use deletion::{ConfirmDeletion, DeleteOrganization, DeletionModel};
pub use name::NameModel;
pub use own_role::OwnRole;

use leptos::prelude::*;

use crate::api;
use crate::browser;
use crate::load::use_load;
use crate::pages::ask::AskForRole;
use crate::pages::loaded::Loaded;
use crate::session::use_viewing;
use crate::ui::Page;

/// The organization's name, who its Owners and Admins are, and the viewer's role.
#[component]
pub fn OverviewPage() -> impl IntoView {
    browser::set_title("Overview · Gatehouse");
    let viewing = use_viewing();
    let (load, retry) = use_load(api::organization::read);
    let name = viewing.derive(|session| session.organization.as_str().to_owned());
    let lede =
        move || format!("What {} is called, who looks after it, and what you may do.", name.get());
    view! {
        <Page title="Overview" lede=Signal::derive(lede)>
            <Loaded
                load
                retry
                label="Loading the overview"
                ready=|organization| view! { <OverviewScreen model=NameModel::live(organization) /> }
            />
            <OwnRole />
            <AskForRole />
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
