use gatehouse_contract::{
    Addressees, AllowedFactors, Coverage, CoverageDay, Denial, FactorFilter, FactorsHeld, People,
    PeopleFactors, Permit, Person, PersonFactors, Reminders, Reply, Role, TwoFactorPolicy,
    TwoFactorSettings, Version,
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
    let seen = PersonFactors {
        person: person.clone(),
        held: FactorsHeld::default(),
        has_password: true,
        last_seen: Some(at(NOW)),
        reminded_at: Some(at(NOW)),
        reset: Permit::Allowed,
    };
    let never_seen = PersonFactors {
        held: FactorsHeld { authenticator_app: true, passkey: false },
        has_password: false,
        last_seen: None,
        reminded_at: None,
        reset: Permit::Denied(Denial::NotBelowYou),
        ..seen.clone()
    };
    let coverage = Coverage { authenticator_app: 28, passkey: 5, none: 11 };
    let resource = TwoFactorSettings {
        version: Version(3),
        policy: TwoFactorPolicy::NotRequired,
        coverage,
        history: vec![CoverageDay { day: at("2026-11-23T00:00:00Z"), coverage }],
        lacking: PeopleFactors { total: 11, people: vec![seen, never_seen] },
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
            "history": [{
                "day": "2026-11-23T00:00:00Z",
                "coverage": { "authenticator_app": 28, "passkey": 5, "none": 11 },
            }],
            "lacking": { "total": 11, "people": [
                {
                    "person": person, "held": { "authenticator_app": false, "passkey": false },
                    "has_password": true, "last_seen": NOW, "reminded_at": NOW, "reset": "allowed",
                },
                {
                    "person": person, "held": { "authenticator_app": true, "passkey": false },
                    "has_password": false, "last_seen": null, "reminded_at": null,
                    "reset": { "denied": { "reason": "not_below_you" } },
                },
            ] },
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

#[test]
fn who_is_to_be_reminded_is_written_like_this() {
    assert_wire(&Addressees::Everyone, &json!("everyone"));
    assert_wire(&Addressees::Person("p44".to_owned()), &json!({ "person": "p44" }));
}

#[test]
fn who_was_reminded_is_written_like_this() {
    let reminders = Reminders { sent: 3, recent: 1, people: Vec::new() };
    assert_wire(&reminders, &json!({ "sent": 3, "recent": 1, "people": [] }));
}

#[test]
fn who_is_looked_for_is_written_like_this() {
    assert_wire(&FactorFilter::Everyone, &json!("everyone"));
    assert_wire(&FactorFilter::Lacking, &json!("lacking"));
}
