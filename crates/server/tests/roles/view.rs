//! The settings as another role sees them.

use gatehouse_contract::{RefusedRoute, Role};
use serde_json::{Value, json};

use crate::support::{World, plan, protected};

fn path(role: Role) -> String {
    format!("/api/roles/{}", word(role))
}

fn word(role: Role) -> String {
    serde_json::to_value(role).unwrap().as_str().unwrap().to_owned()
}

/// What a session says of the person, the sign-in and the proofs, which are their own.
fn without_own(mut session: Value) -> Value {
    let own = session.as_object_mut().unwrap();
    for name in ["proven_until", "proofs", "ends_at", "sso_proof_url", "factor_due"] {
        own.remove(name);
    }
    let viewer = own.get_mut("viewer").and_then(Value::as_object_mut).unwrap();
    for name in ["id", "name", "email"] {
        viewer.remove(name);
    }
    session
}

#[tokio::test]
async fn an_owner_is_told_what_somebody_with_each_role_is_told() {
    let world = World::new().await;
    let ada = world.owner().await;
    for (role, email) in Role::ALL.into_iter().zip([
        "olu@northwind.example",
        "ravi@northwind.example",
        "bea@northwind.example",
        "jun@northwind.example",
    ]) {
        let somebody = world.signed_in(email).await.get("/api/session").await.is(200);
        let reply = ada.get(&path(role)).await.is(200);
        let told = &reply["resource"]["told"];
        assert_eq!(without_own(told.clone()), without_own(somebody), "{role:?}");
        assert_eq!(told["viewer"]["name"], "Ada Osei");
        assert_eq!(reply["session"]["viewer"]["role"], "owner");
        assert_eq!(reply["resource"]["refused"], json!(RefusedRoute::all_of(role)));
        let all = json!(["owner", "admin", "billing_admin", "member"]);
        assert_eq!(reply["resource"]["roles"], all);
    }
}

#[tokio::test]
async fn what_only_managers_are_told_is_not_in_what_a_member_is_told() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(protected(plan)).await;
    let (ada, jun) = (world.owner().await, world.member().await);
    let asked = json!({ "role": "admin", "reason": "To set up single sign-on." });
    jun.put("/api/me/access-request", asked).await.is(200);
    let switches =
        json!({ "on": true, "required": true, "idp_managed": false, "idp_initiated": false });
    ada.put_now("/api/organization/sso", json!({ "switches": switches })).await.is(200);
    let admin = ada.get(&path(Role::Admin)).await.is(200)["resource"]["told"].clone();
    assert_eq!(admin["open_requests"], 1);
    assert!(admin["sso_reverts_at"].is_string(), "{admin}");
    let member = ada.get(&path(Role::Member)).await.is(200)["resource"]["told"].clone();
    assert_eq!(member["open_requests"], 0);
    assert_eq!(member["sso_reverts_at"], Value::Null);
    assert_eq!(member["mail_waiting_since"], Value::Null);
}

#[tokio::test]
async fn an_admin_sees_as_every_role_up_to_their_own_and_not_as_an_owner() {
    let world = World::new().await;
    let ravi = world.admin().await;
    for role in [Role::Admin, Role::BillingAdmin, Role::Member] {
        let reply = ravi.get(&path(role)).await.is(200);
        assert_eq!(reply["resource"]["told"]["viewer"]["role"], json!(role));
        assert_eq!(reply["resource"]["roles"], json!(["admin", "billing_admin", "member"]));
    }
    let answer = ravi.get(&path(Role::Owner)).await;
    answer.is_denied(403, "role_required");
    assert_eq!(answer.json()["denial"]["roles"], json!(["owner"]));
    assert!(!answer.text.contains("told"));
    assert_eq!(world.last_audit().await.0, "Ravi Vance see_as_role refused");
}

#[tokio::test]
async fn members_and_billing_admins_see_as_nobody_not_even_as_themselves() {
    let world = World::new().await;
    for client in [world.billing_admin().await, world.member().await] {
        for role in Role::ALL {
            let answer = client.get(&path(role)).await;
            answer.is_denied(403, "role_required");
            assert_eq!(answer.json()["denial"]["roles"], json!(["owner", "admin"]));
        }
        client.get("/api/roles/emperor").await.is_denied(403, "role_required");
    }
    world.browser().get(&path(Role::Member)).await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn a_role_that_there_is_none_of_is_refused_and_looking_writes_nothing_down() {
    let world = World::new().await;
    let ada = world.owner().await;
    let entries = world.audit().await.len();
    for role in ["emperor", "Member", "0"] {
        ada.get(&format!("/api/roles/{role}")).await.is_problem(400, "malformed");
    }
    ada.get(&path(Role::Member)).await.is(200);
    assert_eq!(world.audit().await.len(), entries);
}
