use gatehouse_contract::{
    AllowedFactors, Capabilities, Change, FactorDue, Facts, Organization, OrganizationName, Person,
    ProofKind, Reply, Role, Session, Version, Viewer,
};
use serde_json::{Value, json};

use super::assert_wire;
use crate::support::{APP, NOW, READY, at};

pub fn member() -> Session {
    let facts = Facts { role: Role::Member, held: APP, access: READY };
    Session {
        viewer: Viewer {
            id: "p44".to_owned(),
            name: "Jun Kato".to_owned(),
            email: "jun@northwind.example".to_owned(),
            role: Role::Member,
        },
        organization: OrganizationName::parse("Northwind Labs").unwrap(),
        capabilities: Capabilities::of(&facts),
        proven_until: None,
        proofs: vec![ProofKind::Password, ProofKind::Code, ProofKind::Passkey],
        ends_at: Some(at(NOW)),
        sso_proof_url: None,
        sso_reverts_at: None,
        factor_due: None,
        mail_waiting_since: None,
        open_requests: 0,
    }
}

pub fn member_json() -> Value {
    let managers = json!({ "denied": { "reason": "role_required", "roles": ["owner", "admin"] } });
    let owners = json!({ "denied": { "reason": "role_required", "roles": ["owner"] } });
    let payers =
        json!({ "denied": { "reason": "role_required", "roles": ["owner", "billing_admin"] } });
    json!({
        "viewer": {
            "id": "p44", "name": "Jun Kato", "email": "jun@northwind.example", "role": "member",
        },
        "organization": "Northwind Labs",
        "capabilities": {
            "see_organization": "allowed",
            "rename_organization": managers,
            "delete_organization": owners,
            "see_access_security": managers,
            "save_sso_connection": managers,
            "discard_sso_draft": managers,
            "promote_sso_draft": managers,
            "restore_sso_connection": managers,
            "remove_sso_connection": managers,
            "turn_on_sso": managers,
            "turn_off_sso": managers,
            "require_sso": managers,
            "stop_requiring_sso": managers,
            "let_idp_add_members": managers,
            "stop_idp_adding_members": managers,
            "allow_idp_initiated": managers,
            "stop_idp_initiated": managers,
            "require_factor_beside_sso": managers,
            "stop_requiring_factor_beside_sso": managers,
            "require_two_factor": managers,
            "require_passkeys": managers,
            "stop_requiring_two_factor": managers,
            "claim_domain": managers,
            "check_domain": managers,
            "remove_domain": managers,
            "see_members": managers,
            "invite_member": managers,
            "remove_member": managers,
            "change_role": managers,
            "make_owner": owners,
            "decide_access_request": managers,
            "see_as_role": managers,
            "ask_for_access": "allowed",
            "remind_of_two_factor": managers,
            "reset_factors": managers,
            "read_audit_log": managers,
            "see_billing": payers,
            "change_billing": payers,
            "exempt_from_sso": managers,
            "end_sso_exemption": managers,
        },
        "proven_until": null,
        "proofs": ["password", "code", "passkey"],
        "ends_at": NOW,
        "sso_proof_url": null,
        "sso_reverts_at": null,
        "factor_due": null,
        "mail_waiting_since": null,
        "open_requests": 0,
    })
}

pub fn organization() -> Reply<Organization> {
    let ada = Person {
        id: "p1".to_owned(),
        name: "Ada Osei".to_owned(),
        email: "ada@northwind.example".to_owned(),
        role: Role::Owner,
    };
    let resource = Organization {
        version: Version(8),
        name: OrganizationName::parse("Northwind Labs").unwrap(),
        administrators: vec![ada],
        support_address: Some("help@gate.example".to_owned()),
        changed: Some(Change { by: "Ada Osei".to_owned(), at: at(NOW) }),
    };
    Reply { resource, session: member() }
}

pub fn organization_json() -> Value {
    json!({
        "resource": {
            "version": 8,
            "name": "Northwind Labs",
            "administrators": [{
                "id": "p1", "name": "Ada Osei", "email": "ada@northwind.example", "role": "owner",
            }],
            "support_address": "help@gate.example",
            "changed": { "by": "Ada Osei", "at": "2026-11-23T12:00:00Z" },
        },
        "session": member_json(),
    })
}

#[test]
fn a_member_is_told_who_they_are_and_what_they_may_do_like_this() {
    assert_wire(&member(), &member_json());
}

#[test]
fn a_proof_of_identity_is_told_with_the_moment_at_which_it_ends() {
    let session = Session { proven_until: Some(at(NOW)), ..member() };
    let mut json = member_json();
    json["proven_until"] = "2026-11-23T12:00:00Z".into();
    assert_wire(&session, &json);
}

#[test]
fn a_second_factor_that_is_due_is_told_with_its_moment_and_with_what_counts() {
    let due = FactorDue { holds_from: at(NOW), allowed: AllowedFactors::PasskeysOnly };
    let session = Session { factor_due: Some(due), ..member() };
    let mut json = member_json();
    json["factor_due"] = json!({ "holds_from": NOW, "allowed": "passkeys_only" });
    assert_wire(&session, &json);
}

#[test]
fn the_organization_comes_with_the_session_like_this() {
    assert_wire(&organization(), &organization_json());
}

#[test]
fn an_organization_that_was_never_changed_says_so() {
    let Reply { mut resource, .. } = organization();
    resource.changed = None;
    let mut json = organization_json()["resource"].take();
    json["changed"] = Value::Null;
    assert_wire(&resource, &json);
}
