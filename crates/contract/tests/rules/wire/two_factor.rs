use gatehouse_contract::{
    AllowedFactors, Coverage, People, Person, Reply, Role, TwoFactorPolicy, TwoFactorSettings,
    Unprotected, Version,
};
use serde_json::{Value, json};

use super::assert_wire;
use super::session::{member, member_json};
use crate::support::{NOW, at};

pub fn settings() -> Reply<TwoFactorSettings> {
    let person = Person {
        id: "p44".to_owned(),
        name: "Jun Kato".to_owned(),
        email: "jun@northwind.example".to_owned(),
        role: Role::Member,
    };
    let never_seen = Unprotected { person: person.clone(), last_seen: None };
    let resource = TwoFactorSettings {
        version: Version(3),
        policy: TwoFactorPolicy::NotRequired,
        coverage: Coverage { authenticator_app: 28, passkey: 5, none: 11 },
        unprotected: vec![
            Unprotected { person: person.clone(), last_seen: Some(at(NOW)) },
            never_seen,
        ],
        app_alone: {
            let mut people = People::default();
            people.add(&person);
            people
        },
        changed: None,
    };
    Reply { resource, session: member() }
}

pub fn settings_json() -> Value {
    let person = json!({
        "id": "p44", "name": "Jun Kato", "email": "jun@northwind.example", "role": "member",
    });
    json!({
        "resource": {
            "version": 3,
            "policy": { "status": "not_required" },
            "coverage": { "authenticator_app": 28, "passkey": 5, "none": 11 },
            "unprotected": [
                { "person": person, "last_seen": "2026-11-23T12:00:00Z" },
                { "person": person, "last_seen": null },
            ],
            "app_alone": { "total": 1, "first": [person] },
            "changed": null,
        },
        "session": member_json(),
    })
}

#[test]
fn the_requirement_is_written_like_this() {
    assert_wire(&TwoFactorPolicy::NotRequired, &json!({ "status": "not_required" }));
    let required =
        TwoFactorPolicy::Required { holds_from: at(NOW), allowed: AllowedFactors::PasskeysOnly };
    let json = json!({ "status": "required", "holds_from": "2026-11-23T12:00:00Z", "allowed": "passkeys_only" });
    assert_wire(&required, &json);
}

#[test]
fn the_two_factor_page_is_written_like_this() {
    assert_wire(&settings(), &settings_json());
}
