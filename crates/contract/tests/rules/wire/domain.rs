use gatehouse_contract::domain::{
    Check, Domain, DomainDraft, DomainName, DomainSettings, DomainState, Finding, RemovalEffect,
};
use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{Change, Reply, Version};
use serde_json::{Value, from_value, json};

use super::assert_wire;
use super::session::{member, member_json};
use crate::support::{NOW, at};

/// The page of an organization with one domain that has not been found.
pub fn settings() -> Reply<DomainSettings> {
    let check = Check {
        at: at(NOW),
        server: "192.0.2.53:53".to_owned(),
        finding: Finding::NoRecord,
        values: vec!["v=spf1 -all".to_owned()],
        cached_until: None,
    };
    let domain = Domain {
        id: "d1".to_owned(),
        version: Version(3),
        name: DomainName::parse("xn--mller-kva.example").unwrap(),
        unicode: "müller.example".to_owned(),
        record: "gatehouse-domain-verify=3f9a".to_owned(),
        state: DomainState::Pending,
        claimed: Change { by: "Ada Osei".to_owned(), at: at(NOW) },
        last_check: Some(check),
        next_check_at: at(NOW),
        removal: RemovalEffect::Nothing,
    };
    let requirement = SsoRequirement::Suspended;
    Reply { resource: DomainSettings { domains: vec![domain], requirement }, session: member() }
}

pub fn settings_json() -> Value {
    json!({
        "resource": {
            "domains": [{
                "id": "d1",
                "version": 3,
                "name": "xn--mller-kva.example",
                "unicode": "müller.example",
                "record": "gatehouse-domain-verify=3f9a",
                "state": { "status": "pending" },
                "claimed": { "by": "Ada Osei", "at": NOW },
                "last_check": {
                    "at": NOW, "server": "192.0.2.53:53", "finding": { "code": "no_record" },
                    "values": ["v=spf1 -all"], "cached_until": null,
                },
                "next_check_at": NOW,
                "removal": { "effect": "nothing" },
            }],
            "requirement": "suspended",
        },
        "session": member_json(),
    })
}

#[test]
fn the_domains_page_is_written_like_this() {
    assert_wire(&settings(), &settings_json());
}

#[test]
fn a_name_that_is_not_a_domain_is_not_read() {
    assert!(from_value::<DomainName>(json!("müller.example")).is_err());
}

#[test]
fn a_claim_is_sent_like_this() {
    let draft = DomainDraft { name: "müller.example".to_owned() };
    assert_wire(&draft, &json!({ "name": "müller.example" }));
    assert!(from_value::<DomainDraft>(json!({ "name": "a.example", "token": "x" })).is_err());
}

#[test]
fn every_state_of_a_domain_is_written_like_this() {
    let (since, seen_at) = (at("2026-01-01T00:00:00Z"), at("2026-11-22T12:00:00Z"));
    let (first, last) = ("2026-01-01T00:00:00Z", "2026-11-22T12:00:00Z");
    for (state, json) in [
        (DomainState::Pending, json!({ "status": "pending" })),
        (
            DomainState::Verified { since, seen_at },
            json!({ "status": "verified", "since": first, "seen_at": last }),
        ),
        (
            DomainState::Lapsing { since, seen_at, until: at(NOW) },
            json!({ "status": "lapsing", "since": first, "seen_at": last, "until": NOW }),
        ),
        (DomainState::Lapsed { at: at(NOW) }, json!({ "status": "lapsed", "at": NOW })),
    ] {
        assert_wire(&state, &json);
    }
    for incomplete in [json!({ "status": "verified" }), json!({ "status": "lapsed" })] {
        assert!(from_value::<DomainState>(incomplete).is_err());
    }
}

#[test]
fn every_finding_is_written_like_this() {
    for (finding, json) in [
        (Finding::Found, json!({ "code": "found" })),
        (Finding::VerifiedElsewhere, json!({ "code": "verified_elsewhere" })),
        (Finding::NoSuchName, json!({ "code": "no_such_name" })),
        (Finding::NoRecord, json!({ "code": "no_record" })),
        (Finding::OtherValues, json!({ "code": "other_values" })),
        (Finding::OtherToken, json!({ "code": "other_token" })),
        (Finding::Quoted, json!({ "code": "quoted" })),
        (Finding::MissingPrefix, json!({ "code": "missing_prefix" })),
        (
            Finding::DoubledName { name: "a.example.a.example".to_owned() },
            json!({ "code": "doubled_name", "name": "a.example.a.example" }),
        ),
        (
            Finding::Alias { target: "b.example".to_owned() },
            json!({ "code": "alias", "target": "b.example" }),
        ),
        (
            Finding::ServerFailure { response_code: "SERVFAIL".to_owned() },
            json!({ "code": "server_failure", "response_code": "SERVFAIL" }),
        ),
        (Finding::TimedOut, json!({ "code": "timed_out" })),
    ] {
        assert_wire(&finding, &json);
    }
}

#[test]
fn every_effect_of_a_removal_is_written_like_this() {
    for (effect, json) in [
        (RemovalEffect::Nothing, json!({ "effect": "nothing" })),
        (RemovalEffect::HoldsSsoBack, json!({ "effect": "holds_sso_back" })),
        (RemovalEffect::HoldsNewcomersBack, json!({ "effect": "holds_newcomers_back" })),
        (
            RemovalEffect::EndsIdpSignIn { people: 41 },
            json!({ "effect": "ends_idp_sign_in", "people": 41 }),
        ),
        (RemovalEffect::ShutsOut { people: 36 }, json!({ "effect": "shuts_out", "people": 36 })),
        (RemovalEffect::SuspendsRequirement, json!({ "effect": "suspends_requirement" })),
    ] {
        assert_wire(&effect, &json);
    }
}
