use serde_json::json;

use super::{ADA, FACTORS, JUN, PASSKEYS, SIGN_IN, add, let_alone};
use crate::support::{PASSWORD, World, plan};

#[tokio::test]
async fn a_passkey_is_given_another_name() {
    let world = World::new().await;
    let ada = world.owner().await;
    let path = format!("{PASSKEYS}/{}", add(&ada).await.id());
    let renamed = ada.put(&path, json!({ "name": "Desk" })).await.is(200);
    assert_eq!(renamed["resource"]["passkeys"][0]["name"], "Desk");
    assert_eq!(world.last_audit().await.0, "Ada Osei rename_passkey done");
    ada.put(&path, json!({ "name": "" })).await.is_flawed("name", "empty");
    let jun = world.member().await;
    jun.put(&path, json!({ "name": "Mine" })).await.is_problem(404, "not_found");
    jun.delete(&path).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn the_last_passkey_takes_the_recovery_codes_and_signing_in_with_it_alone_along() {
    let world = World::new().await;
    let ada = world.owner().await;
    let passkey = add(&ada).await;
    let_alone(&ada).await;
    let elsewhere = world.browser();
    let said = super::assertion(&elsewhere, &passkey).await;
    elsewhere.post("/api/session/passkey", said).await.is(200);
    let path = format!("{PASSKEYS}/{}", passkey.id());
    let factors = ada.delete(&path).await.is(200)["resource"].clone();
    assert_eq!(
        factors,
        json!({ "authenticator_apps": [], "passkeys": [], "passkey_sign_in": false,
                "recovery_codes": null, "demand": null })
    );
    assert_eq!(ada.get(FACTORS).await.is(200)["resource"], factors);
    assert_eq!(world.last_audit().await.0, "Ada Osei remove_passkey done");
    elsewhere.get("/api/session").await.is_problem(401, "signed_out");
    let letter = world.letters_to(ADA).await.pop().unwrap();
    assert!(letter.text.contains("“Laptop” was removed"), "{}", letter.text);
    add(&ada).await;
    assert_eq!(ada.get(FACTORS).await.is(200)["resource"]["passkey_sign_in"], false);
}

#[tokio::test]
async fn the_last_passkey_stays_while_a_second_factor_is_required() {
    let mut plan = plan();
    plan["two_factor"] = json!({ "required": true });
    let world = World::with(plan).await;
    let jun = world.browser();
    jun.sign_in(JUN, PASSWORD).await.is_problem(401, "enrolment_required");
    let first = add(&jun).await;
    jun.step_up().await.is(200);
    let path = format!("{PASSKEYS}/{}", first.id());
    jun.delete(&path).await.is_denied(409, "last_factor");
    add(&jun).await;
    jun.delete(&path).await.is(200);
}

#[tokio::test]
async fn somebody_lets_a_passkey_be_the_only_step_and_takes_that_back() {
    let world = World::new().await;
    let ada = world.owner().await;
    ada.put(SIGN_IN, json!({ "enabled": true })).await.is_denied(409, "no_passkey");
    add(&ada).await;
    for (enabled, words) in [(true, "without your password"), (false, "after your password")] {
        let factors = ada.put(SIGN_IN, json!({ "enabled": enabled })).await.is(200);
        assert_eq!(factors["resource"]["passkey_sign_in"], enabled);
        let (entry, payload) = world.last_audit().await;
        assert_eq!(entry, "Ada Osei change_passkey_sign_in done");
        assert_eq!(payload, json!({ "before": !enabled, "after": enabled }));
        let letter = world.letters_to(ADA).await.pop().unwrap();
        assert!(letter.text.contains(words), "{}", letter.text);
    }
    let broken = json!({ "enabled": true, "admin": true });
    ada.put(SIGN_IN, broken).await.is_problem(400, "malformed");
}

#[tokio::test]
async fn the_passkey_of_a_seed_is_one_that_a_challenge_can_name() {
    let mut plan = plan();
    plan["people"][0]["factor"] = json!("passkey");
    let world = World::with(plan).await;
    let ada = world.browser();
    let next = ada.sign_in(ADA, PASSWORD).await.is_problem(401, "second_factor_required");
    assert_eq!(next["challenge"]["steps"], json!(["passkey"]));
    let options = super::asked(&ada).await["options"].clone();
    let id = world.texts("SELECT id FROM passkey").await.remove(0);
    assert_eq!(options["allowCredentials"], json!([{ "type": "public-key", "id": id }]));
}
