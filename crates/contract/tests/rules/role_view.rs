use std::collections::HashSet;

use gatehouse_contract::Role::{Admin, BillingAdmin, Member, Owner};
use gatehouse_contract::{
    Denial, Permission, RefusedRoute, Role, Route, RouteMethod, decide_seeing_as, roles_to_see_as,
};

#[test]
fn owners_see_as_every_role_and_admins_as_those_up_to_their_own_and_nobody_else_as_any() {
    assert_eq!(roles_to_see_as(Owner), [Owner, Admin, BillingAdmin, Member]);
    assert_eq!(roles_to_see_as(Admin), [Admin, BillingAdmin, Member]);
    assert_eq!(roles_to_see_as(BillingAdmin), []);
    assert_eq!(roles_to_see_as(Member), []);
}

#[test]
fn an_admin_is_told_that_only_owners_see_as_an_owner() {
    let roles = vec![Owner];
    assert_eq!(decide_seeing_as(Admin, Owner), Err(Denial::RoleRequired { roles }));
    let roles = vec![Owner, Admin];
    assert_eq!(decide_seeing_as(Member, Member), Err(Denial::RoleRequired { roles }));
}

#[test]
fn an_operation_is_in_the_list_of_a_role_exactly_if_the_role_does_not_hold_its_permission() {
    for role in Role::ALL {
        let refused = RefusedRoute::all_of(role);
        let lacks =
            |it: &RefusedRoute| !it.permission.is_held_by(role) && !it.roles.contains(&role);
        assert!(refused.iter().all(lacks), "{role:?}");
        let held = Route::ALL.iter().filter(|it| it.action.permission().is_held_by(role)).count();
        assert_eq!(refused.len() + held, Route::ALL.len(), "{role:?}");
    }
}

#[test]
fn an_owner_is_refused_to_ask_for_a_higher_role() {
    let refused = RefusedRoute::all_of(Owner);
    let ask = RefusedRoute {
        method: RouteMethod::Put,
        path: "/api/me/access-request".to_owned(),
        permission: Permission::AskForAccess,
        roles: vec![Admin, BillingAdmin, Member],
    };
    assert!(refused.contains(&ask));
}

#[test]
fn no_operation_is_told_twice() {
    let names: HashSet<_> = Route::ALL.iter().map(|it| (it.method.name(), it.path)).collect();
    assert_eq!(names.len(), Route::ALL.len());
}
