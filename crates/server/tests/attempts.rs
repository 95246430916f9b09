//! What the audit log calls an attempt, and which attempts it keeps.

use gatehouse_server::audit::{Verdict, verify};
use serde_json::{Value, json};

use super::support::{World, plan};

const SSO: &str = "/api/organization/sso";
const CONNECTION: &str = "/api/organization/sso/connection";
const TWO_FACTOR: &str = "/api/organization/two-factor";

fn switches(on: bool, required: bool, idp_managed: bool) -> Value {
    json!({ "switches": { "on": on, "required": required, "idp_managed": idp_managed, "idp_initiated": false } })
}

/// The entries that are written meanwhile.
async fn new_entries(world: &World, change: impl Future) -> Vec<String> {
    let before = world.audit().await.len();
    change.await;
    world.audit().await.split_off(before)
}

async fn is_intact(world: &World) -> bool {
    let id = world.organization_id().await;
    matches!(verify(&world.state.store, &id).await.unwrap(), Verdict::Intact { .. })
}

#[tokio::test]
async fn a_member_who_tries_a_change_is_written_down_with_the_change() {
    let world = World::new().await;
    let jun = world.member().await;
    let lee = format!("/api/members/{}/role", world.id_of("lee@partner.example").await);
    for (path, body, action) in [
        (SSO, switches(true, false, false), "turn_on_sso"),
        (SSO, json!("unreadable"), "change_sso"),
        (SSO, switches(false, false, false), "change_sso"),
        (TWO_FACTOR, json!({ "required": true }), "require_two_factor"),
        (TWO_FACTOR, json!({ "required": false }), "stop_requiring_two_factor"),
        (&lee, json!({ "role": "admin" }), "change_role"),
        (&lee, json!({ "role": "owner" }), "make_owner"),
    ] {
        let entries = new_entries(&world, async {
            jun.put_if(path, r#""v1""#, body).await.is_denied(403, "role_required");
        });
        assert_eq!(entries.await, [format!("Jun Kato {action} refused")]);
    }
}

#[tokio::test]
async fn each_switch_of_one_change_is_an_entry_of_its_own() {
    let world = World::new().await;
    let ada = world.owner().await;
    let entries = new_entries(&world, async {
        ada.put_now(SSO, switches(true, true, true)).await.is(200);
    });
    assert_eq!(
        entries.await,
        [
            "Ada Osei turn_on_sso done",
            "Ada Osei require_sso done",
            "Ada Osei let_idp_add_members done"
        ]
    );
    let (_, payload) = world.last_audit().await;
    let switch = |when: &str| {
        (payload[when]["sso"]["required"].clone(), payload[when]["sso"]["idp_managed"].clone())
    };
    assert_eq!(switch("before"), (json!(true), json!(false)));
    assert_eq!(switch("after"), (json!(true), json!(true)));
    assert!(is_intact(&world).await);
}

#[tokio::test]
async fn each_switch_of_one_refused_change_is_an_entry_of_its_own() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    let entries = new_entries(&world, async {
        let answer = ada.put_now(SSO, switches(true, false, true)).await;
        answer.is_problem(403, "step_up_required");
    });
    let expected = ["Ada Osei turn_on_sso refused", "Ada Osei let_idp_add_members refused"];
    assert_eq!(entries.await, expected);
    assert!(is_intact(&world).await);
}

#[tokio::test]
async fn a_change_that_changes_nothing_leaves_no_gap() {
    let world = World::new().await;
    let ada = world.owner().await;
    ada.put_now(SSO, switches(false, false, false)).await.is(200);
    ada.put_now("/api/organization", json!({ "name": "Northwind Labs" })).await.is(200);
    assert!(is_intact(&world).await);
    ada.put_now("/api/organization", json!({ "name": "Other" })).await.is(200);
    assert!(is_intact(&world).await);
}

#[tokio::test]
async fn values_that_cannot_be_taken_are_a_refused_attempt() {
    let world = World::new().await;
    let ada = world.owner().await;
    let connection = json!({ "sign_in_url": "http://idp.example", "issuer": "x", "certificates": [""],
                "sign_requests": false });
    let long = "x".repeat(81);
    for (path, body, action) in [
        (CONNECTION, connection, "save_sso_connection"),
        ("/api/organization", json!({ "name": long }), "rename_organization"),
    ] {
        ada.put_now(path, body).await.is_problem(422, "invalid");
        let (entry, payload) = world.last_audit().await;
        assert_eq!(entry, format!("Ada Osei {action} refused"));
        assert_eq!(payload["refused"]["type"], "invalid");
        assert!(!payload.to_string().contains("idp.example"), "{payload}");
    }
}

#[tokio::test]
async fn a_request_that_is_not_one_is_no_attempt() {
    let world = World::new().await;
    let ada = world.owner().await;
    let entries = new_entries(&world, async {
        ada.put(SSO, switches(true, false, false)).await.is_problem(428, "precondition_required");
        ada.put_now(SSO, json!({ "on": 1 })).await.is_problem(400, "malformed");
    });
    assert!(entries.await.is_empty());
}

#[tokio::test]
async fn a_step_up_that_has_to_wait_is_a_refused_attempt() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    for _ in 0..5 {
        ada.post("/api/session/step-up", json!({ "password": "wrong" })).await.is(403);
    }
    ada.step_up().await.is_problem(429, "too_many_attempts");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei step_up refused");
    assert_eq!(payload["refused"]["type"], "too_many_attempts");
}

#[tokio::test]
async fn a_sign_in_says_how_many_wrong_passwords_came_before_it() {
    let world = World::new().await;
    let ada = world.browser();
    for _ in 0..3 {
        ada.sign_in("ada@northwind.example", "wrong").await.is(401);
    }
    for failures in [3, 0] {
        world.signed_in("ada@northwind.example").await;
        let (entry, payload) = world.last_audit().await;
        assert_eq!(entry, "Ada Osei sign_in done");
        assert_eq!(payload, json!({ "with": "password", "after_failures": failures }));
    }
}

#[tokio::test]
async fn nobody_fills_the_log_with_refusals() {
    let world = World::configured(|config| {
        config.refusals_per_minute = 3.try_into().unwrap();
    })
    .await;
    world.plant(plan()).await;
    let (bea, jun) = (world.billing_admin().await, world.member().await);
    let entries = new_entries(&world, async {
        for _ in 0..3 {
            jun.get(SSO).await.is_denied(403, "role_required");
        }
        for _ in 0..5 {
            let answer = jun.get(SSO).await;
            let wait = answer.is_problem(429, "too_many_attempts")["retry_after"].clone();
            assert_eq!(answer.header("retry-after"), wait.to_string());
        }
        bea.get(SSO).await.is_denied(403, "role_required");
    });
    assert_eq!(entries.await.len(), 4);
}
