//! Members: who they are, how they sign in, and what becomes of them.

mod address;
mod export;
mod filters;
mod list;
mod listing;
mod model;
mod pending;
mod people;
mod removal;
mod role;
mod row;
mod selection;
mod shifts;

pub use address::{Asked, Status};
pub use filters::any_role;
pub use model::{MemberTask, MembersModel};
pub use role::role_effects;
pub use shifts::sign_in_effects;

use gatehouse_contract::{Action, MemberQuery};
use leptos::children::ViewFn;
use leptos::prelude::*;

use crate::browser;
use crate::lazy::{Fetch, lazy_screen};
use crate::pages::AccessDenied;
use crate::pages::invitations::InvitationsHere;
use crate::pages::invite::InviteHere;
use crate::pages::lazy::{Coming, LazyScreen};
use crate::pages::requests::RequestsHere;
use crate::routes;
use crate::session::use_viewing;
use crate::ui::{ButtonVariant, LinkButton, Page, Tab, Tabs};
use crate::words;

lazy_screen!(members, members_module, MembersHere);
lazy_screen!(members, invitations_module, InvitationsHere);
lazy_screen!(members, invite_module, InviteHere);
lazy_screen!(members, requests_module, RequestsHere);

/// The tabs of the page, and inviting people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembersTab {
    /// Who is a member.
    Members,
    /// Who was asked to join.
    Invitations,
    /// Which roles people ask for.
    Requests,
    /// Asking people to join.
    Invite,
}

impl MembersTab {
    /// Fetches what is in it.
    pub fn module(self) -> fn() -> Fetch {
        match self {
            Self::Members => members_module,
            Self::Invitations => invitations_module,
            Self::Requests => requests_module,
            Self::Invite => invite_module,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Members => "Members",
            Self::Invitations => "Invitations",
            Self::Requests => "Requests",
            Self::Invite => "Invite people",
        }
    }

    fn address(self) -> &'static str {
        match self {
            Self::Members => routes::MEMBERS,
            Self::Invitations => routes::INVITATIONS,
            Self::Requests => routes::REQUESTS,
            Self::Invite => routes::INVITE,
        }
    }
}

/// The members, for whoever manages them; for everyone else, who does.
#[component]
pub fn MembersPage(
    /// The tab that is open.
    tab: MembersTab,
) -> impl IntoView {
    let coming = || view! { <Coming label="Opening the members" /> }.into_any();
    view! {
        <MembersFrame tab>
            <LazyScreen fetch=tab.module() coming />
        </MembersFrame>
    }
}

/// The page around what is on it. Whoever may not see the members sees who can help.
#[component]
pub fn MembersFrame(
    /// The tab that is open.
    tab: MembersTab,
    /// What is on it.
    children: ChildrenFn,
) -> impl IntoView {
    let viewing = use_viewing();
    browser::set_title(&format!("{} · Gatehouse", tab.name()));
    let organization = viewing.derive(|session| session.organization.as_str().to_owned());
    let lede = move || match tab {
        MembersTab::Members => format!("Who is in {}, and what they may do.", organization.get()),
        MembersTab::Invitations => {
            format!("Who was invited to {} and has not joined yet.", organization.get())
        }
        MembersTab::Requests => {
            format!("Who asks for a higher role in {}.", organization.get())
        }
        MembersTab::Invite => format!("Ask people to join {}.", organization.get()),
    };
    let title = if tab == MembersTab::Invite { "Invite people" } else { "Members" };
    view! {
        <Page title lede=Signal::derive(lede) wide=tab != MembersTab::Invite>
            <Show
                when=move || viewing.offers(Action::SeeMembers).get()
                fallback=|| view! { <AccessDenied action=Action::SeeMembers /> }
            >
                <Show when=move || tab != MembersTab::Invite>
                    <MembersTabs current=tab />
                </Show>
                {children()}
            </Show>
        </Page>
    }
}

#[component]
fn MembersTabs(current: MembersTab) -> impl IntoView {
    let tab = move |tab: MembersTab| {
        view! {
            <Tab href=tab.address() current=tab == current>
                {tab.name()}
                {(tab == MembersTab::Requests).then(|| view! { <Count /> })}
            </Tab>
        }
    };
    view! {
        <div class="tabs-with-button">
            <Tabs label="Members">
                {[MembersTab::Members, MembersTab::Invitations, MembersTab::Requests]
                    .map(tab)
                    .collect_view()}
            </Tabs>
            <LinkButton href=routes::INVITE variant=ButtonVariant::Primary>
                "Invite people"
            </LinkButton>
        </div>
    }
}

/// How many requests wait for a decision, if any.
#[component]
pub fn Count() -> impl IntoView {
    let count = use_viewing().derive(|session| session.open_requests);
    move || {
        let count = count.get();
        (count > 0).then(|| {
            let waiting = words::plural(count, "request", "requests");
            view! {
                <span class="nav-count">
                    <span aria-hidden="true">{count}</span>
                    <span class="visually-hidden">{format!(" ({waiting})")}</span>
                </span>
            }
        })
    }
}

/// The members at the address, from the server.
#[component]
pub fn MembersHere() -> impl IntoView {
    let asked = address::use_asked();
    let pending = move || view! { <pending::PendingHere asked /> };
    view! { <MembersScreen model=MembersModel::live(asked) pending /> }
}

/// The members, from a value.
#[component]
pub fn MembersScreen(
    /// The members, and what is being done to them.
    model: MembersModel,
    /// Those who were invited and have not joined yet, where they are asked for.
    #[prop(into)]
    pending: ViewFn,
) -> impl IntoView {
    let is_pending = Memo::new(move |_| model.asked.get().status == Status::Pending);
    view! {
        <filters::Filters model is_pending />
        <Show when=move || is_pending.get() fallback=move || view! { <Joined model /> }>
            {pending.run()}
        </Show>
    }
}

#[component]
fn Joined(model: MembersModel) -> impl IntoView {
    view! {
        <filters::Found model />
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
