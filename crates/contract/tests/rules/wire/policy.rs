use gatehouse_contract::{Action, Capabilities, Denial, Facts, Permit, Role};
use serde_json::json;

use super::assert_wire;
use crate::support::{APP, READY};

#[test]
fn roles_are_written_like_this() {
    let names = ["owner", "admin", "billing_admin", "member"];
    for (role, name) in Role::ALL.iter().zip(names) {
        assert_wire(role, &json!(name));
    }
}

#[test]
fn every_denial_is_written_like_this() {
    let roles = vec![Role::Owner, Role::Admin];
    let json = json!({ "reason": "role_required", "roles": ["owner", "admin"] });
    assert_wire(&Denial::RoleRequired { roles }, &json);
    for (denial, reason) in [
        (Denial::SsoUnconfigured, "sso_unconfigured"),
        (Denial::SsoUntested, "sso_untested"),
        (Denial::DomainUnverified, "domain_unverified"),
        (Denial::CertificateExpired, "certificate_expired"),
        (Denial::NoSsoDraft, "no_sso_draft"),
        (Denial::NoPreviousConnection, "no_previous_connection"),
        (Denial::NothingToAdopt, "nothing_to_adopt"),
        (Denial::SsoIsOn, "sso_is_on"),
        (Denial::SsoIsOff, "sso_is_off"),
        (Denial::NotBelowYou, "not_below_you"),
        (Denial::NotAboveYou, "not_above_you"),
        (Denial::LastOwner, "last_owner"),
        (Denial::NoOwnerCouldSignIn, "no_owner_could_sign_in"),
        (Denial::KeepsPassword, "keeps_password"),
        (Denial::NoPassword, "no_password"),
        (Denial::LastFactor, "last_factor"),
        (Denial::NoFactorOfYourOwn, "no_factor_of_your_own"),
        (Denial::NoPasskeyOfYourOwn, "no_passkey_of_your_own"),
        (Denial::OwnFactors, "own_factors"),
        (Denial::PasskeysOnly, "passkeys_only"),
        (Denial::TooManyFactors, "too_many_factors"),
    ] {
        assert_wire(&denial, &json!({ "reason": reason }));
    }
}

#[test]
fn a_permit_is_allowed_or_denied_with_its_denial() {
    assert_wire(&Permit::Allowed, &json!("allowed"));
    let denied = Permit::Denied(Denial::SsoIsOff);
    assert_wire(&denied, &json!({ "denied": { "reason": "sso_is_off" } }));
}

#[test]
fn an_owners_capabilities_are_written_like_this_while_single_sign_on_is_off() {
    let off = json!({ "denied": { "reason": "sso_is_off" } });
    let owner = Capabilities::of(&Facts { role: Role::Owner, held: APP, access: READY });
    let json = json!({
        "see_organization": "allowed",
        "rename_organization": "allowed",
        "delete_organization": "allowed",
        "see_access_security": "allowed",
        "save_sso_connection": "allowed",
        "discard_sso_draft": "allowed",
        "promote_sso_draft": "allowed",
        "restore_sso_connection": "allowed",
        "remove_sso_connection": "allowed",
        "turn_on_sso": "allowed",
        "turn_off_sso": off,
        "require_sso": off,
        "stop_requiring_sso": off,
        "let_idp_add_members": off,
        "stop_idp_adding_members": off,
        "allow_idp_initiated": off,
        "stop_idp_initiated": off,
        "require_factor_beside_sso": off,
        "stop_requiring_factor_beside_sso": off,
        "require_two_factor": "allowed",
        "require_passkeys": { "denied": { "reason": "no_passkey_of_your_own" } },
        "stop_requiring_two_factor": "allowed",
        "claim_domain": "allowed",
        "check_domain": "allowed",
        "remove_domain": "allowed",
        "see_members": "allowed",
        "invite_member": "allowed",
        "remove_member": "allowed",
        "change_role": "allowed",
        "make_owner": "allowed",
        "decide_access_request": "allowed",
        "see_as_role": "allowed",
        "ask_for_access": { "denied": { "reason": "role_required", "roles": ["admin", "billing_admin", "member"] } },
        "remind_of_two_factor": "allowed",
        "reset_factors": "allowed",
        "read_audit_log": "allowed",
        "see_billing": "allowed",
        "change_billing": "allowed",
        "exempt_from_sso": "allowed",
        "end_sso_exemption": "allowed",
    });
    assert_wire(&owner, &json);
    assert_wire(&Action::TurnOnSso, &json!("turn_on_sso"));
}
