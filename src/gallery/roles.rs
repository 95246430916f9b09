//! Who can do what, and the settings as another role sees them.

use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{OwnAccess, Role, RoleView};
use leptos::prelude::*;

use super::catalogue::{Room, exhibit};
use super::fixtures;
use super::stage::Stage;
use crate::api::Failure;
use crate::pages::AccessTab;
use crate::pages::ask::{AskCard, AskModel};
use crate::pages::roles::{RefusedRoutes, RoleTable, RolesFrame, ViewAs};
use crate::routes;
use crate::save::{Phase, Save};

/// The page, and what stands on every page while the settings are seen as another role.
pub const ROOM: Room = Room {
    name: "Who can do what",
    exhibits: &[
        exhibit("roles/owner", "As Owner", || page(Role::Owner, Phase::Editing)),
        exhibit("roles/admin", "As Admin", || page(Role::Admin, Phase::Editing)),
        exhibit("roles/billing-admin", "As Billing Admin", || {
            page(Role::BillingAdmin, Phase::Editing)
        }),
        exhibit("roles/member", "As Member", || page(Role::Member, Phase::Editing)),
        exhibit("roles/asking", "View as: on its way", || page(Role::Owner, Phase::Saving)),
        exhibit("roles/unreachable", "View as: unreachable", || {
            page(Role::Owner, Phase::Refused(Failure::Unreachable))
        }),
        exhibit("roles/viewed-admin", "Viewed as Admin", || viewed(Role::Admin)),
        exhibit("roles/viewed-member", "Viewed as Member", || viewed(Role::Member)),
        exhibit("roles/viewed-denied", "Viewed as Member, at the settings", || {
            let stage = Stage { viewed: Some(Role::Member), ..stage(Role::Owner) };
            stage.tab(AccessTab::SingleSignOn, || ().into_any())
        }),
    ],
};

fn stage(role: Role) -> Stage {
    let access = fixtures::facts(&fixtures::sso(SsoState::Unconfigured));
    Stage { role, ..Stage::new(access) }
}

fn page(role: Role, phase: Phase) -> AnyView {
    let stage = stage(role);
    let RoleView { refused, roles, .. } = stage.view_of(role);
    let is_asker = role != Role::Owner;
    let others: Vec<Role> = roles.into_iter().filter(|other| *other != role).collect();
    let may_view = !others.is_empty();
    let views = StoredValue::new((others, refused, phase));
    let views = move || {
        let (roles, refused, phase) = views.get_value();
        view! {
            <ViewAs roles asking=Save::still(phase) />
            <RefusedRoutes role refused />
        }
    };
    let content = move || {
        view! {
            <RolesFrame>
                <RoleTable />
                {is_asker.then(ask)}
                {may_view.then(views)}
            </RolesFrame>
        }
    };
    stage.screen(routes::ROLES, content)
}

fn viewed(role: Role) -> AnyView {
    let stage = Stage { viewed: Some(role), ..stage(Role::Owner) };
    let refused = StoredValue::new(stage.view_of(role).refused);
    let content = move || {
        view! {
            <RolesFrame>
                <RoleTable />
                {ask()}
                <RefusedRoutes role refused=refused.get_value() />
            </RolesFrame>
        }
    };
    stage.screen(routes::ROLES, content)
}

fn ask() -> impl IntoView {
    view! { <AskCard model=AskModel::still(OwnAccess::default()) /> }
}
