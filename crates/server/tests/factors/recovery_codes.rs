use serde_json::{Value, json};

use super::{ADA, FACTORS, half_way, left, set_up, with_app};
use crate::support::{PASSWORD, World};

const CODES: &str = "/api/me/recovery-codes";

fn recovery(code: &str) -> Value {
    json!({ "recovery_code": code })
}

#[tokio::test]
async fn a_recovery_code_signs_in_once_however_it_is_typed_and_is_told_of() {
    let world = with_app().await;
    let ada = half_way(&world, ADA).await;
    ada.second_factor(recovery(" CODE 3 ")).await.is(200);
    assert_eq!(left(&ada.get(FACTORS).await.is(200)), 9);
    let payload = json!({ "with": "password", "factor": "recovery_code", "left": 9 });
    assert_eq!(world.last_audit().await.1, payload);
    let letter = world.letters_to(ADA).await.pop().unwrap();
    assert_eq!(letter.subject, "A recovery code was used for Northwind Labs");
    assert!(letter.text.contains("9 are left"), "{}", letter.text);
    let again = half_way(&world, ADA).await;
    again.second_factor(recovery("code-3")).await.is_problem(403, "wrong_code");
    again.second_factor(recovery("code-77")).await.is_problem(403, "wrong_code");
}

#[tokio::test]
async fn new_codes_take_the_place_of_the_old_ones() {
    let world = with_app().await;
    let ada = world.signed_in(ADA).await;
    ada.post(CODES, json!({})).await.is_problem(403, "step_up_required");
    ada.step_up().await.is(200);
    let made = ada.post(CODES, json!({})).await.is(200)["resource"].clone();
    assert_eq!(made["factors"]["recovery_codes"]["left"], 10);
    assert_eq!(world.last_audit().await.0, "Ada Osei make_recovery_codes done");
    let letter = world.letters_to(ADA).await.pop().unwrap();
    assert_eq!(letter.subject, "New recovery codes were made for Northwind Labs");
    let browser = half_way(&world, ADA).await;
    browser.second_factor(recovery("code-0")).await.is_problem(403, "wrong_code");
    browser.second_factor(recovery(made["recovery_codes"][0].as_str().unwrap())).await.is(200);
}

#[tokio::test]
async fn whoever_has_no_factor_has_no_use_for_recovery_codes() {
    let world = World::new().await;
    world.owner().await.post(CODES, json!({})).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn the_last_recovery_code_leads_to_setting_up_a_factor_anew() {
    let world = with_app().await;
    let ada = world.browser();
    for n in 0..10 {
        ada.sign_in(ADA, PASSWORD).await.is_problem(401, "second_factor_required");
        let answer = ada.second_factor(recovery(&format!("code-{n}"))).await;
        assert_eq!(answer.status.as_u16(), if n < 9 { 200 } else { 401 }, "{}", answer.text);
    }
    let letter = world.letters_to(ADA).await.pop().unwrap();
    assert!(letter.text.contains("It was the last one"), "{}", letter.text);
    let asked = ada.get("/api/organization").await.is_problem(401, "enrolment_required");
    assert_eq!(asked["enrolment"]["again"], true);

    let thief = half_way(&world, ADA).await;
    thief
        .post("/api/me/authenticator-apps", json!({}))
        .await
        .is_problem(401, "second_factor_required");

    let enrolled = set_up(&world, &ada, "New phone").await.is(200);
    let factors = &enrolled["resource"]["factors"];
    assert_eq!(factors["authenticator_apps"].as_array().unwrap().len(), 1, "the old one is gone");
    assert_eq!(enrolled["resource"]["recovery_codes"].as_array().unwrap().len(), 10);
    assert_eq!(ada.get("/api/session").await.is(200)["viewer"]["name"], "Ada Osei");
    half_way(&world, ADA).await;
}

#[tokio::test]
async fn the_way_that_was_used_last_comes_first_and_codes_that_are_used_up_are_not_offered() {
    let world = World::new().await;
    let ada = world.owner().await;
    set_up(&world, &ada, "Phone").await.is(200);
    let browser = world.browser();
    let steps = |answer: Value| answer["challenge"]["steps"].clone();
    let asked = browser.sign_in(ADA, PASSWORD).await.is(401);
    assert_eq!(steps(asked), json!(["code", "recovery_code"]));
    world.tamper("UPDATE recovery_code SET used_at = 1").await;
    let asked = browser.sign_in(ADA, PASSWORD).await.is(401);
    assert_eq!(steps(asked), json!(["code"]));
}
