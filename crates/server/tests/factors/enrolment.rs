use serde_json::json;

use super::{ADA, APPS, FACTORS, JUN, ROLES, code, first_app, half_way, set_up};
use crate::support::{PASSWORD, World};

#[tokio::test]
async fn a_person_of_any_role_sets_up_an_app_and_signs_in_with_it() {
    let world = World::new().await;
    for email in ROLES {
        let client = world.signed_in(email).await;
        client.step_up().await.is(200);
        let enrolled = set_up(&world, &client, " Phone ").await.is(200);
        let factors = &enrolled["resource"]["factors"];
        assert_eq!(factors["authenticator_apps"][0]["name"], "Phone");
        assert_eq!(factors["recovery_codes"]["left"], 10);
        assert_eq!(enrolled["resource"]["recovery_codes"].as_array().unwrap().len(), 10);
        assert_eq!(client.get(FACTORS).await.is(200)["resource"], *factors);
        let browser = half_way(&world, email).await;
        world.later(1);
        let setup = world.texts("SELECT action FROM audit_entry ORDER BY seq DESC LIMIT 2").await;
        assert_eq!(setup, ["begin_sign_in", "add_authenticator_app"]);
        browser.get("/api/session").await.is_problem(401, "second_factor_required");
    }
}

#[tokio::test]
async fn an_app_is_asked_for_only_once_a_code_has_proven_it() {
    let world = World::new().await;
    let ada = world.owner().await;
    let setup = ada.post(APPS, json!({})).await.is(200);
    let secret = setup["secret"].as_str().unwrap();
    assert_eq!(secret.len(), 32);
    let uri = setup["uri"].as_str().unwrap();
    let label = "otpauth://totp/Gatehouse%20%28Northwind%20Labs%29:ada%40northwind.example?";
    assert!(uri.starts_with(label) && uri.contains(secret), "{uri}");
    world.signed_in(ADA).await;
    let path = format!("{APPS}/{}/confirmation", setup["id"].as_str().unwrap());
    let proof = |name: &str, code: &str| json!({ "name": name, "code": code });
    ada.post(&path, proof("Phone", "000000")).await.is_flawed("code", "mismatch");
    let right = code(&world, secret);
    ada.post(&path, proof(" ", &right)).await.is_flawed("name", "empty");
    ada.post(&path, proof(&"n".repeat(61), &right)).await.is_flawed("name", "too_long");
    ada.post(&path, proof("Phone", &right)).await.is(200);
    ada.post(&path, proof("Phone", &right)).await.is_problem(404, "not_found");
    half_way(&world, ADA).await;
}

#[tokio::test]
async fn what_is_begun_and_not_written_down_leaves_no_gap_in_the_log() {
    let world = World::new().await;
    let ada = world.owner().await;
    for _ in 0..3 {
        ada.post(APPS, json!({})).await.is(200);
        ada.post("/api/me/passkeys/options", json!({})).await;
        ada.post("/api/session/passkey-options", json!({})).await;
    }
    set_up(&world, &ada, "Phone").await.is(200);
    let verdict = ada.get("/api/audit/verification").await.is(200);
    assert_eq!(verdict["resource"]["status"], "intact", "{verdict}");
}

#[tokio::test]
async fn beginning_again_takes_the_place_of_what_was_begun() {
    let world = World::new().await;
    let ada = world.owner().await;
    let first = ada.post(APPS, json!({})).await.is(200);
    set_up(&world, &ada, "Phone").await.is(200);
    let path = format!("{APPS}/{}/confirmation", first["id"].as_str().unwrap());
    let proof = json!({ "name": "Old", "code": code(&world, first["secret"].as_str().unwrap()) });
    ada.post(&path, proof).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn a_person_has_several_apps_and_each_signs_them_in() {
    let world = World::new().await;
    let ada = world.owner().await;
    set_up(&world, &ada, "Phone").await.is(200);
    let second = set_up(&world, &ada, "Tablet").await.is(200)["resource"].clone();
    assert_eq!(second["recovery_codes"], json!([]), "those that there are stay");
    let names: Vec<_> = second["factors"]["authenticator_apps"].as_array().unwrap().to_vec();
    assert_eq!((&names[0]["name"], &names[1]["name"]), (&json!("Phone"), &json!("Tablet")));
    for n in 2..10 {
        set_up(&world, &ada, &format!("App {n}")).await.is(200);
    }
    ada.post(APPS, json!({})).await.is_denied(409, "too_many_factors");
}

#[tokio::test]
async fn setting_up_an_app_asks_for_a_fresh_proof_and_is_told_by_mail_and_written_down() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    ada.post(APPS, json!({})).await.is_problem(403, "step_up_required");
    assert_eq!(world.last_audit().await.0, "Ada Osei add_authenticator_app refused");
    ada.step_up().await.is(200);
    let (other, old) = (world.signed_in(ADA).await, ada.cookie());
    set_up(&world, &ada, "Phone").await.is(200);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(
        (entry.as_str(), payload),
        ("Ada Osei add_authenticator_app done", json!({ "name": "Phone" }))
    );
    let letter = world.letters_to(ADA).await.pop().unwrap();
    assert_eq!(letter.subject, "A second factor was added for Northwind Labs");
    assert!(letter.text.contains("“Phone” was added"), "{}", letter.text);
    other.get("/api/session").await.is_problem(401, "signed_out");
    assert_ne!(ada.cookie(), old, "the session has a new token");
    ada.get("/api/session").await.is(200);
}

#[tokio::test]
async fn the_database_and_the_log_know_neither_secrets_nor_codes() {
    let log = crate::support::Log::listen();
    let world = World::new().await;
    let ada = world.owner().await;
    let setup = ada.post(APPS, json!({})).await.is(200);
    let secret = setup["secret"].as_str().unwrap();
    let path = format!("{APPS}/{}/confirmation", setup["id"].as_str().unwrap());
    let proof = json!({ "name": "Phone", "code": code(&world, secret) });
    let enrolled = ada.post(&path, proof).await.is(200);
    let recovery = enrolled["resource"]["recovery_codes"][0].as_str().unwrap();
    let mut stored = world.texts("SELECT secret FROM authenticator_app").await;
    stored.extend(world.texts("SELECT hash FROM recovery_code").await);
    stored.extend(world.texts("SELECT payload FROM audit_entry").await);
    stored.push(log.text());
    assert!(stored.iter().all(|it| !it.contains(secret) && !it.contains(recovery)));
}

#[tokio::test]
async fn an_app_is_renamed_by_its_owner_alone() {
    let world = World::new().await;
    let ada = world.owner().await;
    set_up(&world, &ada, "Phone").await.is(200);
    let path = first_app(&ada).await;
    let renamed = ada.put(&path, json!({ "name": "Work phone" })).await.is(200);
    assert_eq!(renamed["resource"]["authenticator_apps"][0]["name"], "Work phone");
    ada.put(&path, json!({ "name": "" })).await.is_flawed("name", "empty");
    ada.put(&format!("{APPS}/0"), json!({ "name": "x" })).await.is_problem(404, "not_found");
    for email in [JUN, "olu@northwind.example"] {
        let other = world.signed_in(email).await;
        other.step_up().await.is(200);
        other.put(&path, json!({ "name": "Mine" })).await.is_problem(404, "not_found");
        other.delete(&path).await.is_problem(404, "not_found");
        assert_eq!(other.get(FACTORS).await.is(200)["resource"]["authenticator_apps"], json!([]));
    }
}

#[tokio::test]
async fn without_a_session_there_are_no_factors() {
    let world = World::new().await;
    let browser = world.browser();
    browser.get(FACTORS).await.is_problem(401, "signed_out");
    browser.post(APPS, json!({})).await.is_problem(401, "signed_out");
    browser.delete(&format!("{APPS}/0")).await.is_problem(401, "signed_out");
    browser.post("/api/me/recovery-codes", json!({})).await.is_problem(401, "signed_out");
    browser.second_factor(json!({ "code": "123456" })).await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn a_code_proves_that_it_is_still_you() {
    let world = super::with_app().await;
    let ada = world.signed_in(ADA).await;
    let session = ada.get("/api/session").await.is(200);
    assert_eq!(session["proofs"], json!(["password", "code"]));
    let step_up = |proof| ada.post("/api/session/step-up", proof);
    step_up(json!({ "code": "000000" })).await.is_problem(403, "wrong_code");
    assert_eq!(world.last_audit().await.0, "Ada Osei step_up refused");
    world.later(1);
    step_up(world.next_proof(ADA)).await.is(200);
    assert_eq!(world.last_audit().await.1, json!({ "with": "code" }));
    step_up(json!({ "password": PASSWORD, "code": "1" })).await.is_problem(400, "malformed");
}
