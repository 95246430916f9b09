//! The other screens.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{Problem, Role};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures;
use super::stage::Stage;
use crate::api::Failure;
use crate::pages::{FailedPage, LoadingPage, NotFoundPage, OverviewScreen, SignInPage};
use crate::routes;
use crate::session::Gate;
use crate::ui::Page;

/// What there is beside Access security.
pub const ROOM: Room = Room {
    name: "Other screens",
    exhibits: &[
        exhibit("other/sign-in", "Sign in", || {
            view! { <SignInPage gate=RwSignal::new(Gate::SignedOut) /> }.into_any()
        }),
        exhibit("other/loading", "Loading", || view! { <LoadingPage /> }.into_any()),
        exhibit("other/unreachable", "Unreachable", || failed(Failure::Unreachable)),
        exhibit("other/internal", "Fault of the server", || {
            failed(fixtures::refusal(Problem::Internal))
        }),
        exhibit("other/overview", "Overview, as Owner", || overview(Role::Owner)),
        exhibit("other/overview-member", "Overview, as Member", || overview(Role::Member)),
        exhibit("other/not-found", "Not found", || {
            stage(Role::Owner).screen("/nowhere", view! { <NotFoundPage /> })
        }),
    ],
};

fn stage(role: Role) -> Stage {
    let access = fixtures::facts(&fixtures::sso(SsoState::Unconfigured));
    Stage { role, ..Stage::new(access) }
}

fn failed(failure: Failure) -> AnyView {
    view! { <FailedPage failure retry=Callback::new(|()| {}) /> }.into_any()
}

fn overview(role: Role) -> AnyView {
    let screen = move || {
        let organization = fixtures::organization();
        view! {
            <Page title="Overview">
                <OverviewScreen organization />
            </Page>
        }
    };
    stage(role).screen(routes::OVERVIEW, screen)
}
