//! Deleting the organization, and what is left of it.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    Current, Deletion, DeletionImpact, Field, FieldError, Flaw, Organization, Problem, Reply,
    Version,
};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures::{self, organization, refusal};
use super::stage::Stage;
use crate::api::Failure;
use crate::browser::now;
use crate::load::Load;
use crate::pages::{ConfirmDeletion, DeleteOrganization, DeletedScreen, DeletionModel};
use crate::routes;
use crate::save::{Phase, Save};
use crate::ui::Page;

/// Everything about the organization's end.
pub const ROOM: Room = Room {
    name: "Deletion",
    exhibits: &[
        exhibit("deletion/offered", "Offered", || {
            let model =
                DeletionModel { open: RwSignal::new(false), save: Save::still(Phase::Editing) };
            on_overview(move || view! { <DeleteOrganization model /> }.into_any())
        }),
        exhibit("deletion/confirm", "Confirm", || confirm(Phase::Editing, Load::Ready(impact()))),
        exhibit("deletion/counting", "Confirm, counting", || {
            confirm(Phase::Editing, Load::Loading)
        }),
        exhibit("deletion/uncounted", "Confirm, not counted", || {
            confirm(Phase::Editing, Load::Failed(Failure::Unreachable))
        }),
        exhibit("deletion/saving", "Confirm, deleting", || {
            confirm(Phase::Saving, Load::Ready(impact()))
        }),
        exhibit("deletion/wrong-name", "Confirm, wrong name", || {
            let errors = vec![FieldError::new(Field::OrganizationName, Flaw::Mismatch)];
            refused(Problem::Invalid { errors })
        }),
        exhibit("deletion/stale", "Confirm, changed by somebody else", || {
            let resource = Organization { changed: Some(fixtures::change()), ..organization() };
            let session = stage().session();
            let current = Current::Organization(Box::new(Reply { resource, session }));
            refused(Problem::Stale { current })
        }),
        exhibit("deletion/owner", "Deleted, for an Owner", || deleted(true, Phase::Editing)),
        exhibit("deletion/restoring", "Deleted, bringing it back", || deleted(true, Phase::Saving)),
        exhibit("deletion/not-restored", "Deleted, unreachable", || {
            deleted(true, Phase::Refused(Failure::Unreachable))
        }),
        exhibit("deletion/member", "Deleted, for a Member", || deleted(false, Phase::Editing)),
    ],
};

fn stage() -> Stage {
    Stage::new(fixtures::facts(&fixtures::sso(SsoState::Unconfigured)))
}

fn impact() -> DeletionImpact {
    DeletionImpact {
        version: Version(7),
        people: 44,
        owners: 2,
        invited: 3,
        domains: 1,
        gone_at: now().plus_days(30),
    }
}

fn on_overview(content: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let content = StoredValue::new_local(content);
    let page = move || {
        view! { <Page title="Overview">{content.with_value(|content| content())}</Page> }
    };
    stage().screen(routes::OVERVIEW, page)
}

fn refused(problem: Problem) -> AnyView {
    confirm(Phase::Refused(refusal(problem)), Load::Ready(impact()))
}

fn confirm(phase: Phase, load: Load<DeletionImpact>) -> AnyView {
    on_overview(move || {
        let model = DeletionModel { open: RwSignal::new(true), save: Save::still(phase.clone()) };
        let (load, _) = signal(load.clone());
        let retry = Callback::new(|()| {});
        view! { <ConfirmDeletion model load retry /> }.into_any()
    })
}

fn deleted(restorable: bool, phase: Phase) -> AnyView {
    let deletion = Deletion {
        organization: fixtures::name_of("Northwind Labs"),
        by: "Ada Osei".to_owned(),
        at: now(),
        gone_at: now().plus_days(30),
        restorable,
    };
    let (restoring, leaving) = (Save::still(phase), Save::still(Phase::Editing));
    view! { <DeletedScreen deletion restoring leaving /> }.into_any()
}
