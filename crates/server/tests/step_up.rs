//! Proving that it is still you.

use serde_json::json;

use super::support::World;

const ADA: &str = "ada@northwind.example";

#[tokio::test]
async fn stepping_up_does_not_make_a_session_last_longer_than_a_day() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    for _ in 0..28 {
        world.later(50);
        ada.step_up().await.is(200);
    }
    world.later(50);
    ada.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn a_step_up_is_good_for_ten_minutes_and_gives_a_new_token() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    let old = ada.cookie();
    let session = ada.step_up().await.is(200);
    assert!(session["proven_until"].is_string());
    assert_ne!(ada.cookie(), old);
    let thief = world.browser();
    thief.set_cookie(old);
    thief.get("/api/session").await.is_problem(401, "signed_out");
    let switches = |on: bool| json!({ "switches": { "on": on, "required": false, "idp_managed": false, "idp_initiated": false } });
    world.later(9);
    ada.put_now("/api/organization/sso", switches(true)).await.is(200);
    world.later(2);
    assert_eq!(ada.get("/api/session").await.is(200)["proven_until"], json!(null));
    let answer = ada.put_now("/api/organization/sso", switches(false)).await;
    answer.is_problem(403, "step_up_required");
}

#[tokio::test]
async fn a_step_up_with_a_wrong_password_proves_nothing_and_is_written_down() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    let wrong = json!({ "password": "wrong" });
    let answer = ada.post("/api/session/step-up", wrong.clone()).await;
    answer.is_problem(403, "wrong_password");
    assert_eq!(ada.get("/api/session").await.is(200)["proven_until"], json!(null));
    assert_eq!(world.last_audit().await.0, "Ada Osei step_up refused");
    for _ in 0..4 {
        ada.post("/api/session/step-up", wrong.clone()).await.is(403);
    }
    ada.step_up().await.is_problem(429, "too_many_attempts");
}
