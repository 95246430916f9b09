//! Members: who they are, how they sign in, and what becomes of them.

mod address;
mod filters;
mod list;
mod listing;
mod model;
mod people;
mod removal;
mod role;
mod row;
mod selection;

pub use model::{MemberTask, MembersModel};

use gatehouse_contract::{Action, MemberQuery};
use leptos::prelude::*;

use crate::browser;
use crate::lazy::{Fetch, lazy_screen};
use crate::pages::AccessDenied;
use crate::pages::lazy::{Coming, LazyScreen};
use crate::session::use_viewing;
use crate::ui::Page;

lazy_screen!(members, screen, MembersHere);

/// Fetches what is on the page.
pub fn fetch_members() -> Fetch {
    screen()
}

/// The members, for whoever manages them; for everyone else, who does.
#[component]
pub fn MembersPage() -> impl IntoView {
    let viewing = use_viewing();
    let coming = || view! { <Coming label="Opening the members" /> }.into_any();
    view! {
        <MembersFrame>
            <Show
                when=move || viewing.offers(Action::SeeMembers).get()
                fallback=|| view! { <AccessDenied action=Action::SeeMembers /> }
            >
                <LazyScreen fetch=screen coming />
            </Show>
        </MembersFrame>
    }
}

/// The page around what is on it.
#[component]
pub fn MembersFrame(
    /// What is on it.
    children: Children,
) -> impl IntoView {
    browser::set_title("Members · Gatehouse");
    let organization = use_viewing().derive(|session| session.organization.as_str().to_owned());
    let lede = move || format!("Who is in {}, and what they may do.", organization.get());
    view! { <Page title="Members" lede=Signal::derive(lede) wide=true>{children()}</Page> }
}

/// The members at the address, from the server.
#[component]
pub fn MembersHere() -> impl IntoView {
    let query = address::use_query();
    view! { <MembersScreen model=MembersModel::live(query) /> }
}

/// The members, from a value.
#[component]
pub fn MembersScreen(
    /// The members, and what is being done to them.
    model: MembersModel,
) -> impl IntoView {
    view! {
        <filters::Filters listing=model.listing />
        <selection::Selection model />
        <list::List model />
        <role::RoleDialog model />
        <removal::RemoveDialog model />
    }
}

/// The query without what it asks for.
fn is_everyone(query: &MemberQuery) -> bool {
    let MemberQuery { search, role, sign_in, factor, kind, .. } = query;
    search.is_empty() && role.is_none() && sign_in.is_none() && factor.is_none() && kind.is_none()
}
