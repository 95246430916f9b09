use gatehouse_contract::saml::{Adoption, AdoptionDraft};
use gatehouse_contract::sso::{CertificateDraft, SsoChange, SsoConnectionDraft, SsoSwitches};
use gatehouse_contract::{
    AllowedFactors, Credentials, NewPassword, OrganizationDraft, PasskeyAssertion,
    PasskeyRegistration, PasskeySignIn, PasswordChange, PasswordReset, Role, RoleChange,
    SignInAddress, SignInMethod, StepUp, TwoFactorRequirement,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_value, json};

use super::assert_wire;
use crate::support::{NOW, at};

/// `body` is exactly what `json` says, and is refused with a field more or a field less.
#[track_caller]
fn assert_body<T: Serialize + DeserializeOwned + PartialEq>(body: &T, json: &Value) {
    assert_wire(body, json);
    let mut more = json.clone();
    more["admin"] = true.into();
    assert!(from_value::<T>(more).is_err(), "an unknown field is taken");
    let optional = ["holds_from", "allowed", "seen", "restore_two_factor", "password_factor"];
    let needed = |it: &&String| !optional.contains(&it.as_str());
    for field in json.as_object().unwrap().keys().filter(needed) {
        let mut less = json.clone();
        less.as_object_mut().unwrap().remove(field);
        assert!(from_value::<T>(less).is_err(), "{field} may be absent");
    }
}

#[test]
fn a_sign_in_and_a_step_up_are_sent_like_this() {
    let (email, password) = ("ada@northwind.example".to_owned(), "correct horse".to_owned());
    let step_up = StepUp::Password(password.clone());
    let credentials = Credentials { email, password };
    let json = json!({ "email": "ada@northwind.example", "password": "correct horse" });
    assert_body(&credentials, &json);
    assert_body(&step_up, &json!({ "password": "correct horse" }));
}

#[test]
fn what_a_passkey_says_is_sent_like_this() {
    let (ceremony, name) = ("c1".to_owned(), "Laptop".to_owned());
    let credential = json!({ "id": "AAAA" });
    let json = json!({ "ceremony": "c1", "credential": { "id": "AAAA" } });
    let assertion = PasskeyAssertion { ceremony: ceremony.clone(), credential: credential.clone() };
    assert_body(&assertion, &json);
    let registration = PasskeyRegistration { ceremony, name, credential };
    let json = json!({ "ceremony": "c1", "name": "Laptop", "credential": { "id": "AAAA" } });
    assert_body(&registration, &json);
    assert_body(&PasskeySignIn { enabled: true }, &json!({ "enabled": true }));
}

#[test]
fn a_link_for_a_password_is_asked_for_and_used_like_this() {
    let reset = PasswordReset { email: "ada@northwind.example".to_owned() };
    assert_body(&reset, &json!({ "email": "ada@northwind.example" }));
    let (token, password) = ("b64".to_owned(), "correct horse".to_owned());
    let new = NewPassword { token, password };
    assert_body(&new, &json!({ "token": "b64", "password": "correct horse" }));
}

#[test]
fn another_password_is_sent_with_the_one_that_it_takes_the_place_of() {
    let (current, password) = ("correct horse".to_owned(), "battery staple".to_owned());
    let change = PasswordChange { current, password };
    assert_body(&change, &json!({ "current": "correct horse", "password": "battery staple" }));
}

#[test]
fn how_to_sign_in_is_asked_and_answered_like_this() {
    let address = SignInAddress { email: "ada@northwind.example".to_owned() };
    assert_body(&address, &json!({ "email": "ada@northwind.example" }));
    assert_wire(&SignInMethod::Password, &json!({ "method": "password" }));
    let start_url = "https://gate.example/sso/start/9f2c41".to_owned();
    let sso = SignInMethod::Sso { start_url: start_url.clone(), required: true };
    assert_wire(&sso, &json!({ "method": "sso", "start_url": start_url, "required": true }));
}

#[test]
fn a_new_name_and_a_new_role_are_sent_like_this() {
    let draft = OrganizationDraft { name: " Northwind ".to_owned() };
    assert_body(&draft, &json!({ "name": " Northwind " }));
    let change = RoleChange { role: Role::BillingAdmin };
    assert_body(&change, &json!({ "role": "billing_admin" }));
    assert!(from_value::<RoleChange>(json!({ "role": "superuser" })).is_err());
}

#[test]
fn the_single_sign_on_page_sends_its_changes_like_this() {
    let switches = SsoSwitches {
        on: true,
        required: false,
        idp_managed: true,
        idp_initiated: false,
        password_factor: true,
    };
    let json = json!({ "on": true, "required": false, "idp_managed": true, "idp_initiated": false,
                "password_factor": true });
    assert_body(&switches, &json);
    let change = SsoChange { switches, seen: Some("3f9a".to_owned()), restore_two_factor: true };
    assert_body(&change, &json!({ "switches": json, "seen": "3f9a", "restore_two_factor": true }));
    let unseen = SsoChange { switches, seen: None, restore_two_factor: false };
    assert!(from_value::<SsoChange>(json!({ "switches": json })).ok() == Some(unseen));
    let draft = SsoConnectionDraft {
        sign_in_url: "https://idp.example".to_owned(),
        issuer: "urn:idp".to_owned(),
        certificates: vec!["MIIB".to_owned()],
        sign_requests: true,
    };
    let json = json!({
        "sign_in_url": "https://idp.example", "issuer": "urn:idp", "certificates": ["MIIB"],
        "sign_requests": true,
    });
    assert_body(&draft, &json);
    let adoption = AdoptionDraft { what: Adoption::Issuer };
    assert_body(&adoption, &json!({ "what": "issuer" }));
    assert_body(&AdoptionDraft { what: Adoption::Certificate }, &json!({ "what": "certificate" }));
    let certificate = CertificateDraft { certificate: "MIIB".to_owned() };
    assert_body(&certificate, &json!({ "certificate": "MIIB" }));
}

#[test]
fn the_two_factor_page_sends_its_changes_like_this() {
    let later = TwoFactorRequirement {
        required: true,
        holds_from: Some(at(NOW)),
        allowed: AllowedFactors::PasskeysOnly,
    };
    assert_body(
        &later,
        &json!({ "required": true, "holds_from": "2026-11-23T12:00:00Z", "allowed": "passkeys_only" }),
    );
    let off =
        TwoFactorRequirement { required: false, holds_from: None, allowed: AllowedFactors::Any };
    assert_body(&off, &json!({ "required": false, "holds_from": null, "allowed": "any" }));
    assert!(from_value::<TwoFactorRequirement>(json!({ "required": false })).ok() == Some(off));
}
