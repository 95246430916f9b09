//! What an entry of the audit log says, in words.

use gatehouse_contract::{
    AuditAction, AuditChange, AuditDetails, AuditFact, AuditOutcome, AuditQuery, AuditRefusal,
    AuditValue, AuditVerdict, Denial, Field, Role, saml,
};
use serde_json::json;

use crate::support::{NOW, at};

fn text(text: &str) -> AuditValue {
    AuditValue::Text(text.to_owned())
}

fn change(what: &str, before: AuditValue, after: AuditValue) -> AuditChange {
    AuditChange { what: what.to_owned(), before, after }
}

#[test]
fn only_what_is_another_now_is_shown_with_both_values() {
    let side = |required, issuer: &str| {
        json!({ "sso": {
            "required": required, "status": "on", "reverts_at": null,
            "connection": { "issuer": issuer, "certificates": ["AB:CD", "EF"] },
        } })
    };
    let payload = json!({ "before": side(false, "one"), "after": side(true, "two") });
    let details = AuditDetails::of(&payload);
    assert_eq!(
        details.changes,
        [
            change("Single sign-on › connection › issuer", text("one"), text("two")),
            change("Single sign-on › required", AuditValue::YesNo(false), AuditValue::YesNo(true)),
        ]
    );
    assert_eq!((details.facts, details.refusal, details.subject), (vec![], None, None));
}

#[test]
fn what_comes_or_goes_as_a_whole_is_shown_part_by_part() {
    let domain = json!({ "name": "a.example", "since": NOW, "finding": null });
    let came = AuditDetails::of(&json!({ "before": null, "after": domain }));
    let moment = AuditValue::At(at(NOW));
    assert_eq!(
        came.changes,
        [
            change("Name", AuditValue::Nothing, text("a.example")),
            change("Since", AuditValue::Nothing, moment.clone()),
        ]
    );
    let went = AuditDetails::of(&json!({ "before": domain, "after": null }));
    assert_eq!(went.changes[1], change("Since", moment, AuditValue::Nothing));
    assert_eq!(came.subject.as_deref(), Some("a.example"));
    assert_eq!(went.subject.as_deref(), Some("a.example"));
}

#[test]
fn a_setting_without_parts_is_called_one() {
    let details = AuditDetails::of(&json!({ "before": true, "after": false }));
    let expected = change("Setting", AuditValue::YesNo(true), AuditValue::YesNo(false));
    assert_eq!(details.changes, [expected]);
}

#[test]
fn what_has_no_two_sides_is_told_as_facts() {
    let payload = json!({
        "person": { "id": "7", "name": "Jun Kato" }, "factors": ["Phone", "Key"], "recovery_codes": 3,
    });
    let details = AuditDetails::of(&payload);
    let facts: Vec<_> =
        details.facts.iter().map(|it| (it.what.as_str(), it.value.clone())).collect();
    assert_eq!(
        facts,
        [
            ("Factors", text("Phone, Key")),
            ("Person › ID", text("7")),
            ("Person › name", text("Jun Kato")),
            ("Recovery codes", text("3")),
        ]
    );
    assert_eq!(details.subject.as_deref(), Some("Jun Kato"));
    assert!(details.changes.is_empty());
    let invited = AuditDetails::of(&json!({ "email": "jun@northwind.example", "role": "member" }));
    assert_eq!(invited.subject.as_deref(), Some("jun@northwind.example"));
}

#[test]
fn a_refusal_is_read_as_what_it_was() {
    let read = |refused: serde_json::Value| {
        AuditDetails::of(&json!({ "refused": refused })).refusal.unwrap()
    };
    let denied = json!({ "type": "denied",
        "denial": { "reason": "role_required", "roles": ["owner"] } });
    let roles = vec![Role::Owner];
    assert_eq!(read(denied), AuditRefusal::Denied(Denial::RoleRequired { roles }));
    let invalid = json!({ "type": "invalid",
        "errors": [{ "field": "issuer", "flaw": { "code": "empty" } }] });
    assert_eq!(read(invalid), AuditRefusal::Invalid(vec![Field::Issuer]));
    let saml = AuditRefusal::Saml(Box::new(saml::Refusal::Replayed));
    assert_eq!(read(json!({ "code": "replayed" })), saml);
    assert_eq!(read(json!({ "type": "stale" })), AuditRefusal::Problem("stale".to_owned()));
    let unknown = AuditRefusal::Problem("from_the_future".to_owned());
    assert_eq!(read(json!({ "type": "from_the_future" })), unknown);
    assert_eq!(read(json!("?")), AuditRefusal::Problem(String::new()));
}

#[test]
fn any_json_is_read() {
    for payload in [json!(null), json!(7), json!([1]), json!("text"), json!({})] {
        assert_eq!(AuditDetails::of(&payload), AuditDetails::default(), "{payload}");
    }
    let deep = AuditDetails::of(&json!({ "all": [{ "a": 1 }, { "a": [[2]] }] }));
    let facts: Vec<_> = deep.facts.into_iter().map(|AuditFact { what, .. }| what).collect();
    assert_eq!(facts, ["All › 1 › a", "All › 2 › a › 1"]);
}

#[test]
fn every_action_is_found_by_its_word_and_no_word_is_twice() {
    for action in AuditAction::ALL {
        assert_eq!(AuditAction::find(action.word()), Some(*action));
    }
    assert_eq!(AuditAction::find("from_the_future"), None);
}

#[test]
fn a_query_has_nothing_that_is_not_asked_for() {
    assert_eq!(serde_json::to_value(AuditQuery::default()).unwrap(), json!({}));
    let query = AuditQuery {
        action: Some("sign_in".to_owned()),
        outcome: Some(AuditOutcome::Refused),
        from: Some(at(NOW)),
        ..AuditQuery::default()
    };
    let written = json!({ "action": "sign_in", "outcome": "refused", "from": NOW });
    assert_eq!(serde_json::to_value(&query).unwrap(), written);
    assert_eq!(serde_json::from_value::<AuditQuery>(written).unwrap(), query);
}

#[test]
fn a_verdict_is_read_as_it_is_written() {
    let intact = AuditVerdict::Intact { entries: 2, head: "ab".to_owned() };
    for (verdict, written) in [
        (intact, json!({ "status": "intact", "entries": 2, "head": "ab" })),
        (AuditVerdict::Broken { seq: 7 }, json!({ "status": "broken", "seq": 7 })),
    ] {
        assert_eq!(serde_json::to_value(&verdict).unwrap(), written);
        assert_eq!(serde_json::from_value::<AuditVerdict>(written).unwrap(), verdict);
    }
    assert!(serde_json::from_value::<AuditVerdict>(json!({ "status": "broken" })).is_err());
}
