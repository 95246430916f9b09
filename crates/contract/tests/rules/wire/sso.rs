use gatehouse_contract::sso::{
    PreviousConnection, ServiceProvider, SsoDraft, SsoImpact, SsoSettings, SsoState,
};
use gatehouse_contract::{Change, People, Person, Reply, Role, TwoFactorPolicy, Version};
use serde_json::{Value, json};

use super::assert_wire;
use super::session::{member, member_json};
use crate::support::{NOW, at, certificate, connection, passed_test};

fn certificate_json() -> Value {
    json!({
        "pem": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        "subject": "CN=northwind",
        "issuer": "CN=northwind",
        "key_algorithm": "RSA",
        "key_bits": 2048,
        "signature_algorithm": "SHA-256 with RSA",
        "fingerprint": "AB:CD",
        "not_before": "2026-01-01T00:00:00Z",
        "not_after": "2026-12-31T23:59:59Z",
    })
}

fn connection_json() -> Value {
    json!({
        "sign_in_url": "https://northwind.okta.example/sso/saml",
        "issuer": "okta",
        "certificates": [certificate_json()],
        "sign_requests": false,
    })
}

fn test_json() -> Value {
    json!({ "by": "Ada Osei", "at": "2026-11-23T09:30:00Z" })
}

pub fn settings() -> Reply<SsoSettings> {
    let lee = Person {
        id: "p42".to_owned(),
        name: "Lee Park".to_owned(),
        email: "lee@partner.example".to_owned(),
        role: Role::Member,
    };
    let resource = SsoSettings {
        version: Version(3),
        state: SsoState::Unconfigured,
        required: true,
        idp_managed: false,
        idp_initiated: true,
        password_factor: true,
        draft: Some(SsoDraft { connection: connection("entra"), test: None }),
        previous: Some(PreviousConnection {
            connection: connection("okta"),
            test: passed_test(),
            replaced: Change { by: "Ada Osei".to_owned(), at: at(NOW) },
        }),
        service_provider: ServiceProvider {
            acs_url: "https://g.example/acs".to_owned(),
            entity_id: "https://g.example/saml".to_owned(),
            start_url: "https://g.example/start".to_owned(),
            certificate_url: "https://g.example/certificate".to_owned(),
        },
        domains: vec!["northwind.example".to_owned()],
        impact: SsoImpact {
            idp_people: 41,
            owners: 2,
            admins: 3,
            shut_out: People { total: 60, first: vec![lee] },
            exempt: People::default(),
            password_alone: People::default(),
            without_password: People::default(),
            password_alone_when_required: People::default(),
            ends_two_factor: true,
            digest: "3f9a".to_owned(),
        },
        two_factor_before: TwoFactorPolicy::NotRequired,
        changed: Some(Change { by: "Ada Osei".to_owned(), at: at(NOW) }),
    };
    Reply { resource, session: member() }
}

pub fn settings_json() -> Value {
    let mut draft = connection_json();
    draft["issuer"] = "entra".into();
    json!({
        "resource": {
            "version": 3,
            "state": { "status": "unconfigured" },
            "required": true,
            "idp_managed": false,
            "idp_initiated": true,
            "password_factor": true,
            "draft": { "connection": draft, "test": null },
            "previous": {
                "connection": connection_json(),
                "test": test_json(),
                "replaced": { "by": "Ada Osei", "at": "2026-11-23T12:00:00Z" },
            },
            "service_provider": {
                "acs_url": "https://g.example/acs",
                "entity_id": "https://g.example/saml",
                "start_url": "https://g.example/start",
                "certificate_url": "https://g.example/certificate",
            },
            "domains": ["northwind.example"],
            "impact": {
                "idp_people": 41,
                "owners": 2,
                "admins": 3,
                "shut_out": {
                    "total": 60,
                    "first": [{
                        "id": "p42", "name": "Lee Park", "email": "lee@partner.example",
                        "role": "member",
                    }],
                },
                "exempt": { "total": 0, "first": [] },
                "password_alone": { "total": 0, "first": [] },
                "without_password": { "total": 0, "first": [] },
                "password_alone_when_required": { "total": 0, "first": [] },
                "ends_two_factor": true,
                "digest": "3f9a",
            },
            "two_factor_before": { "status": "not_required" },
            "changed": { "by": "Ada Osei", "at": "2026-11-23T12:00:00Z" },
        },
        "session": member_json(),
    })
}

#[test]
fn a_certificate_and_a_connection_are_written_like_this() {
    assert_wire(&certificate(), &certificate_json());
    assert_wire(&connection("okta"), &connection_json());
}

#[test]
fn every_state_of_single_sign_on_is_written_like_this() {
    let (connection, test) = (connection("okta"), passed_test());
    assert_wire(&SsoState::Unconfigured, &json!({ "status": "unconfigured" }));
    let untested = SsoState::Untested { connection: connection.clone() };
    let json = json!({ "status": "untested", "connection": connection_json() });
    assert_wire(&untested, &json);
    let mut json =
        json!({ "status": "tested", "connection": connection_json(), "test": test_json() });
    let tested = SsoState::Tested { connection: connection.clone(), test: test.clone() };
    assert_wire(&tested, &json);
    json["status"] = "on".into();
    assert_wire(&SsoState::On { connection, test }, &json);
}

#[test]
fn nobody_can_write_that_single_sign_on_is_on_without_a_connection_or_a_test() {
    for json in [
        json!({ "status": "on" }),
        json!({ "status": "on", "test": test_json() }),
        json!({ "status": "on", "connection": connection_json() }),
        json!({ "status": "tested", "connection": connection_json() }),
        json!({ "status": "enabled", "connection": connection_json(), "test": test_json() }),
    ] {
        assert!(serde_json::from_value::<SsoState>(json.clone()).is_err(), "{json}");
    }
}

#[test]
fn the_single_sign_on_page_is_written_like_this() {
    assert_wire(&settings(), &settings_json());
}
