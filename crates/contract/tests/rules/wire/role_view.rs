use gatehouse_contract::{Permission, RefusedRoute, Role, RoleView, RouteMethod};
use serde_json::json;

use super::assert_wire;
use super::session::{member, member_json};

#[test]
fn what_another_role_is_told_and_refused_is_told_like_this() {
    let refused = RefusedRoute {
        method: RouteMethod::Delete,
        path: "/api/members/{id}".to_owned(),
        permission: Permission::ManageMembers,
        roles: vec![Role::Owner, Role::Admin],
    };
    let view = RoleView { told: member(), refused: vec![refused], roles: vec![Role::Member] };
    let json = json!({
        "told": member_json(),
        "refused": [{
            "method": "DELETE",
            "path": "/api/members/{id}",
            "permission": "manage_members",
            "roles": ["owner", "admin"],
        }],
        "roles": ["member"],
    });
    assert_wire(&view, &json);
}

#[test]
fn every_way_to_ask_is_written_as_in_a_request() {
    for method in [RouteMethod::Get, RouteMethod::Put, RouteMethod::Post, RouteMethod::Delete] {
        assert_wire(&method, &json!(method.name()));
    }
}

#[test]
fn every_permission_is_written_like_this() {
    let names = [
        "see_organization",
        "rename_organization",
        "delete_organization",
        "manage_access_security",
        "manage_members",
        "make_owners",
        "reset_factors",
        "read_audit_log",
        "manage_billing",
        "manage_own_sign_in",
        "ask_for_access",
    ];
    for (permission, name) in Permission::ALL.iter().zip(names) {
        assert_wire(permission, &json!(name));
    }
    assert_eq!(names.len(), Permission::ALL.len());
}
