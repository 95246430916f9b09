//! Who can do what: the role table, the settings as another role sees them, and what the API refuses.

mod refused;
mod table;
mod view_as;

pub use refused::RefusedRoutes;
pub use table::{RoleTable, role_heading};
pub use view_as::{ViewAs, use_view_as};

use gatehouse_contract::{Action, Role, RoleView};
use leptos::prelude::*;

use crate::api;
use crate::browser;
use crate::lazy::{Fetch, lazy_screen};
use crate::load::use_load;
use crate::pages::ask::AskForRole;
use crate::pages::lazy::{Coming, LazyScreen};
use crate::pages::loaded::Loaded;
use crate::session::use_viewing;
use crate::ui::Page;

lazy_screen!(roles, screen, RolesHere);

/// Fetches what is on the page.
pub fn fetch_roles() -> Fetch {
    screen()
}

/// Who can do what, for everyone.
#[component]
pub fn RolesPage() -> impl IntoView {
    let coming = || view! { <Coming label="Opening the role table" /> }.into_any();
    view! {
        <RolesFrame>
            <LazyScreen fetch=screen coming />
        </RolesFrame>
    }
}

/// The page around what is on it.
#[component]
pub fn RolesFrame(
    /// What is on it.
    children: Children,
) -> impl IntoView {
    browser::set_title("Who can do what · Gatehouse");
    let organization = use_viewing().derive(|session| session.organization.as_str().to_owned());
    let lede = move || {
        let name = organization.get();
        format!("What each role may see and change in {name}, as the server decides it.")
    };
    view! { <Page title="Who can do what" lede=Signal::derive(lede)>{children()}</Page> }
}

/// What is on it, from the server.
#[component]
pub fn RolesHere() -> impl IntoView {
    view! {
        <RoleTable />
        <AskForRole />
        <Views />
    }
}

/// What the API refuses to the role that the settings are seen as; else, for whoever may see them as
/// others, as whom, and what it refuses to themself.
#[component]
fn Views() -> impl IntoView {
    let viewing = use_viewing();
    let offered = viewing.offers(Action::SeeAsRole);
    let own = viewing.own_role();
    move || match viewing.viewed.get() {
        Some(RoleView { told, refused, .. }) => {
            Some(view! { <RefusedRoutes role=told.viewer.role refused /> }.into_any())
        }
        None => offered.get().then(|| view! { <OwnView own=own.get() /> }.into_any()),
    }
}

#[component]
fn OwnView(own: Role) -> impl IntoView {
    let (load, retry) = use_load(move || api::role::read(own));
    let asking = use_view_as();
    let ready = move |view: RoleView| {
        let roles = view.roles.into_iter().filter(|role| *role != own).collect();
        view! {
            <ViewAs roles asking />
            <RefusedRoutes role=own refused=view.refused />
        }
    };
    view! { <Loaded load retry label="Loading what your role is refused" ready /> }
}
