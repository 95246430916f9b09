//! The other screens.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{Current, Field, FieldError, Flaw, Organization, Problem, Reply, Role};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, organization};
use super::stage::Stage;
use crate::api::Failure;
use crate::pages::{
    AccessTab, Arrival, FailedPage, LoadingPage, MissingScreen, NameModel, NotFoundPage,
    OverviewScreen, OwnRole, SignInPage, missing_app,
};
use crate::routes;
use crate::save::{Phase, Save};
use crate::session::Gate;
use crate::ui::{Page, use_announcer};

/// What there is beside Access security.
pub const ROOM: Room = Room {
    name: "Other screens",
    exhibits: &[
        exhibit("other/sign-in", "Sign in", || sign_in(None)),
        exhibit("other/sign-in-refused", "Sign in, after the identity provider's answer", || {
            sign_in(Some(Arrival::Ended("sign-in=refused&reason=wrong_signature".to_owned())))
        }),
        exhibit("other/sign-in-came-back", "Sign in, come back without signing in", || {
            sign_in(Some(Arrival::CameBack { required: false }))
        }),
        exhibit("other/sign-in-came-back-required", "The same, while it is required", || {
            sign_in(Some(Arrival::CameBack { required: true }))
        }),
        exhibit("other/loading", "Loading", || view! { <LoadingPage /> }.into_any()),
        exhibit("other/unreachable", "Unreachable", || failed(Failure::Unreachable)),
        exhibit("other/missing", "The settings could not be loaded", || {
            missing_app(Callback::new(|()| {}))
        }),
        exhibit("other/missing-tab", "A tab could not be loaded", || {
            let retry = Callback::new(|()| {});
            stage(Role::Owner)
                .tab(AccessTab::SingleSignOn, move || view! { <MissingScreen retry /> }.into_any())
        }),
        exhibit("other/internal", "Fault of the server", || {
            failed(fixtures::refusal(Problem::Internal))
        }),
        exhibit("other/overview", "Overview, as Owner", || overview(Role::Owner)),
        exhibit("other/overview-admin", "Overview, as Admin", || overview(Role::Admin)),
        exhibit("other/overview-billing-admin", "Overview, as Billing Admin", || {
            overview(Role::BillingAdmin)
        }),
        exhibit("other/overview-member", "Overview, as Member", || overview(Role::Member)),
        exhibit("other/rename", "Rename", || renaming(Phase::Editing)),
        exhibit("other/rename-saving", "Rename, saving", || renaming(Phase::Saving)),
        exhibit("other/renamed", "Renamed", renamed),
        exhibit("other/rename-wrong", "Rename, a name that is none", || {
            let errors = vec![FieldError::new(Field::Name, Flaw::InvisibleCharacters)];
            refused(Problem::Invalid { errors })
        }),
        exhibit("other/rename-stale", "Rename, changed by somebody else", || {
            let resource = Organization { changed: Some(fixtures::change()), ..organization() };
            let session = stage(Role::Owner).session();
            let current = Current::Organization(Box::new(Reply { resource, session }));
            refused(Problem::Stale { current })
        }),
        exhibit("other/rename-unreachable", "Rename, unreachable", || {
            renaming(Phase::Refused(Failure::Unreachable))
        }),
        exhibit("other/not-found", "Not found", || {
            stage(Role::Owner).screen("/nowhere", view! { <NotFoundPage /> })
        }),
    ],
};

fn sign_in(arrival: Option<Arrival>) -> AnyView {
    view! { <SignInPage gate=RwSignal::new(Gate::SignedOut) arrival /> }.into_any()
}

fn stage(role: Role) -> Stage {
    let access = fixtures::facts(&fixtures::sso(SsoState::Unconfigured));
    Stage { role, ..Stage::new(access) }
}

fn failed(failure: Failure) -> AnyView {
    view! { <FailedPage failure retry=Callback::new(|()| {}) /> }.into_any()
}

fn overview(role: Role) -> AnyView {
    screen(role, organization(), false, Phase::Editing)
}

fn renaming(phase: Phase) -> AnyView {
    screen(Role::Owner, organization(), true, phase)
}

fn refused(problem: Problem) -> AnyView {
    renaming(Phase::Refused(fixtures::refusal(problem)))
}

fn renamed() -> AnyView {
    use_announcer().saved("Saved. The organization is called Northwind Labs.");
    let organization = Organization { changed: Some(fixtures::change()), ..organization() };
    screen(Role::Owner, organization, false, Phase::Saved)
}

fn screen(role: Role, organization: Organization, renaming: bool, phase: Phase) -> AnyView {
    let model = NameModel {
        organization: RwSignal::new(organization),
        renaming: RwSignal::new(renaming),
        save: Save::still(phase),
    };
    let screen = move || {
        view! {
            <Page title="Overview">
                <OverviewScreen model />
                <OwnRole />
            </Page>
        }
    };
    stage(role).screen(routes::OVERVIEW, screen)
}
