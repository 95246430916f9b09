use gatehouse_contract::{
    AllowedFactors, AuthenticatorProof, AuthenticatorSetup, Enrolled, Enrolment, Factor,
    FactorName, FactorNameDraft, Factors, PasskeyAssertion, PasskeyOptions, Problem,
    ProblemDocument, RecoveryCodes, SecondFactorChallenge, SecondStep, SecondStepKind, StepUp,
};
use serde_json::{Value, json};

use super::assert_wire;
use crate::support::{NOW, at};

fn factors() -> Factors {
    let phone = Factor {
        id: "f1".to_owned(),
        name: FactorName::parse("Phone").unwrap(),
        added_at: at(NOW),
        used_at: None,
    };
    Factors {
        authenticator_apps: vec![phone.clone()],
        passkeys: vec![Factor { used_at: Some(at(NOW)), ..phone }],
        passkey_sign_in: true,
        recovery_codes: Some(RecoveryCodes { left: 9, made_at: at(NOW) }),
        demand: Some(AllowedFactors::PasskeysOnly),
    }
}

fn factors_json() -> Value {
    let now = "2026-11-23T12:00:00Z";
    json!({
        "authenticator_apps": [{ "id": "f1", "name": "Phone", "added_at": now, "used_at": null }],
        "passkeys": [{ "id": "f1", "name": "Phone", "added_at": now, "used_at": now }],
        "passkey_sign_in": true,
        "recovery_codes": { "left": 9, "made_at": now },
        "demand": "passkeys_only",
    })
}

#[test]
fn ones_own_factors_are_written_like_this() {
    assert_wire(&factors(), &factors_json());
    let recovery_codes = vec!["abcde-fghij".to_owned()];
    let json = json!({ "factors": factors_json(), "recovery_codes": ["abcde-fghij"] });
    assert_wire(&Enrolled { factors: factors(), recovery_codes }, &json);
}

#[test]
fn an_authenticator_app_is_set_up_like_this() {
    let setup = AuthenticatorSetup {
        id: "f1".to_owned(),
        secret: "GEZDGNBV".to_owned(),
        uri: "otpauth://totp/x".to_owned(),
    };
    let json = json!({ "id": "f1", "secret": "GEZDGNBV", "uri": "otpauth://totp/x" });
    assert_wire(&setup, &json);
    let proof = AuthenticatorProof { name: "Phone".to_owned(), code: "123456".to_owned() };
    assert_wire(&proof, &json!({ "name": "Phone", "code": "123456" }));
    assert_wire(&FactorNameDraft { name: "Phone".to_owned() }, &json!({ "name": "Phone" }));
}

#[test]
fn the_second_step_of_a_sign_in_is_asked_for_and_taken_like_this() {
    let challenge = SecondFactorChallenge {
        email: "ada@northwind.example".to_owned(),
        steps: vec![SecondStepKind::Code, SecondStepKind::Passkey, SecondStepKind::RecoveryCode],
    };
    let document = ProblemDocument::new(Problem::SecondFactorRequired { challenge }, None);
    assert_wire(
        &document,
        &json!({
            "type": "second_factor_required", "status": 401,
            "title": "The second factor is missing",
            "challenge": {
                "email": "ada@northwind.example", "steps": ["code", "passkey", "recovery_code"],
            },
        }),
    );
    assert_wire(&SecondStep::Code("123456".to_owned()), &json!({ "code": "123456" }));
    let recovery = SecondStep::RecoveryCode("abcde-fghij".to_owned());
    assert_wire(&recovery, &json!({ "recovery_code": "abcde-fghij" }));
    assert_wire(&StepUp::Code("123456".to_owned()), &json!({ "code": "123456" }));
    let (ceremony, credential) = ("c1".to_owned(), json!({ "id": "AAAA" }));
    let assertion = PasskeyAssertion { ceremony, credential };
    let json = json!({ "passkey": { "ceremony": "c1", "credential": { "id": "AAAA" } } });
    assert_wire(&SecondStep::Passkey(assertion.clone()), &json);
    assert_wire(&StepUp::Passkey(assertion), &json);
}

#[test]
fn a_passkey_is_asked_for_like_this() {
    let options = json!({ "challenge": "AAAA" });
    let asked = PasskeyOptions { ceremony: "c1".to_owned(), options: options.clone() };
    assert_wire(&asked, &json!({ "ceremony": "c1", "options": options }));
}

#[test]
fn that_a_factor_has_to_be_set_up_is_written_like_this() {
    let enrolment = Enrolment {
        email: "ada@northwind.example".to_owned(),
        organization: "Northwind Labs".to_owned().try_into().unwrap(),
        allowed: AllowedFactors::Any,
        again: true,
    };
    let document = ProblemDocument::new(Problem::EnrolmentRequired { enrolment }, None);
    assert_wire(
        &document,
        &json!({
            "type": "enrolment_required", "status": 401,
            "title": "A second factor has to be set up",
            "enrolment": {
                "email": "ada@northwind.example", "organization": "Northwind Labs",
                "allowed": "any", "again": true,
            },
        }),
    );
}
