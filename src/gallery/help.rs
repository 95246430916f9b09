//! The help panel.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{Organization, Role};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures;
use super::stage::Stage;
use crate::api::Failure;
use crate::load::Load;
use crate::pages::help::{Help, HelpComing, HelpMissing, HelpScreen, HelpSheet};
use crate::pages::roles::RoleTable;
use crate::routes;
use crate::ui::Page;

/// The panel, in every state.
pub const ROOM: Room = Room {
    name: "Help",
    exhibits: &[
        exhibit("help/nothing-asked", "Nothing asked yet", || asked(Role::Owner, &[], None)),
        exhibit("help/answer", "An answer, for the Owner", || {
            asked(Role::Owner, &["How to enable SSO and 2FA and which access do I require?"], None)
        }),
        exhibit("help/answer-member", "An answer, for a Member", || {
            asked(Role::Member, &["make everybody use sso"], None)
        }),
        exhibit("help/whom-owners", "What only Owners may do, for an Admin", || {
            asked(Role::Admin, &["delete our account"], Some(false))
        }),
        exhibit("help/follow-up", "A question and the next one", || {
            asked(Role::Owner, &["how to set up okta", "and for keycloak?"], None)
        }),
        exhibit("help/helped", "It helped", || asked(Role::Owner, &["lost my phone"], Some(true))),
        exhibit("help/not-helped", "It did not help", || {
            asked(Role::Owner, &["lost my phone"], Some(false))
        }),
        exhibit("help/nothing-found", "Nothing found", || {
            asked(Role::Member, &["xylophone"], None)
        }),
        exhibit("help/loading", "Loading", || {
            in_sheet(Role::Owner, |_| view! { <HelpComing /> }.into_any())
        }),
        exhibit("help/missing", "Could not be loaded", || {
            in_sheet(Role::Owner, |_| {
                view! { <HelpMissing retry=Callback::new(|()| {}) /> }.into_any()
            })
        }),
        exhibit("help/whom-unreachable", "Whom to ask could not be loaded", || {
            screen(Role::Owner, &["xylophone"], None, || Load::Failed(Failure::Unreachable))
        }),
    ],
};

/// After these questions; whether the last answer helped.
fn asked(role: Role, questions: &'static [&'static str], helped: Option<bool>) -> AnyView {
    screen(role, questions, helped, || Load::Ready(fixtures::organization()))
}

fn screen(
    role: Role,
    questions: &'static [&'static str],
    helped: Option<bool>,
    load: fn() -> Load<Organization>,
) -> AnyView {
    in_sheet(role, move |help| {
        for question in questions {
            help.ask(question);
        }
        if let Some(last) = help.thread.get_untracked().last() {
            last.helped.set(helped);
        }
        let (load, _) = signal(load());
        view! { <HelpScreen help load retry=Callback::new(|()| {}) /> }.into_any()
    })
}

/// The panel over the overview.
fn in_sheet(role: Role, content: impl Fn(Help) -> AnyView + Send + Sync + 'static) -> AnyView {
    let stage =
        Stage { role, ..Stage::new(fixtures::facts(&fixtures::sso(SsoState::Unconfigured))) };
    let content = StoredValue::new(content);
    let page = move || {
        let help = Help::new(Signal::stored(routes::OVERVIEW.to_owned()));
        help.is_open.set(true);
        view! {
            <Page title="Overview">
                <RoleTable />
            </Page>
            <Show when=move || help.is_open.get()>
                <HelpSheet help>{content.with_value(|content| content(help))}</HelpSheet>
            </Show>
        }
    };
    stage.screen(routes::OVERVIEW, page)
}
