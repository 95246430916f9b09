use serde_json::{Value, json};

use super::{ADA, FACTORS, PASSKEYS, add, answer, asked, assertion};
use crate::support::{BACKED_UP, Client, PASSWORD, SoftPasskey, USER_VERIFIED, World};

/// Ada with a passkey, in a browser that waits for the second step.
async fn half_way(world: &World) -> (Client, SoftPasskey) {
    let passkey = add(&world.owner().await).await;
    (anew(world).await, passkey)
}

async fn anew(world: &World) -> Client {
    let browser = world.browser();
    let next = browser.sign_in(ADA, PASSWORD).await.is_problem(401, "second_factor_required");
    assert_eq!(next["challenge"]["steps"], json!(["passkey", "recovery_code"]));
    browser
}

#[tokio::test]
async fn a_passkey_is_the_second_step_after_the_password() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let asked = asked(&ada).await;
    let allowed = json!([{ "type": "public-key", "id": passkey.id() }]);
    assert_eq!(asked["options"]["allowCredentials"], allowed);
    assert_eq!(asked["options"]["userVerification"], "required");
    assert_eq!(asked["options"]["rpId"], "gate.example");
    let old = ada.cookie();
    let said = answer(&asked, passkey.sign(&asked["options"]));
    let session = ada.second_factor(json!({ "passkey": said })).await.is(200);
    assert_eq!(session["viewer"]["email"], ADA);
    assert_ne!(ada.cookie(), old);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei sign_in done");
    assert_eq!(payload, json!({ "with": "password", "factor": "passkey" }));
    let factors = ada.get(FACTORS).await.is(200);
    assert!(factors["resource"]["passkeys"][0]["used_at"].is_string());
}

#[tokio::test]
async fn an_authenticator_that_says_nothing_of_the_owner_is_taken_where_the_person_is_known() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let asked = asked(&ada).await;
    let mut credential = passkey.sign(&asked["options"]);
    credential["response"].as_object_mut().unwrap().remove("userHandle");
    let said = answer(&asked, credential);
    ada.second_factor(json!({ "passkey": said })).await.is(200);
}

#[tokio::test]
async fn what_is_not_said_to_this_challenge_by_this_passkey_is_refused() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let (stranger, _) = SoftPasskey::make(&json!({}));
    let lies: [fn(&SoftPasskey, &Value) -> Value; 10] = [
        |key, options| key.sign_with(options, |it| it.origin = "https://evil.example"),
        |key, options| key.sign_with(options, |it| it.rp_id = "evil.example"),
        |key, options| key.sign_with(options, |it| it.kind = "webauthn.create"),
        |key, options| key.sign_with(options, |it| it.challenge = json!("AAAA")),
        |key, options| key.sign_with(options, |it| it.flags &= !USER_VERIFIED),
        |key, options| key.sign_with(options, |it| it.flags = USER_VERIFIED),
        |key, options| key.sign_with(options, |it| it.owner = json!("AAAA")),
        |key, options| {
            let mut credential = key.sign(options);
            credential["response"]["signature"] = json!("AAAA");
            credential
        },
        |key, options| {
            let (mut credential, other) = (key.sign(options), SoftPasskey::make(&json!({})).0);
            credential["response"] = other.sign(options)["response"].clone();
            credential
        },
        |key, options| {
            let (mut credential, other) = (key.sign(options), SoftPasskey::make(&json!({})).0);
            (credential["id"], credential["rawId"]) = (json!(other.id()), json!(other.id()));
            credential
        },
    ];
    for lie in lies {
        let asked = asked(&ada).await;
        let said = answer(&asked, lie(&passkey, &asked["options"]));
        let refused = ada.second_factor(json!({ "passkey": said })).await;
        refused.is_problem(403, "wrong_passkey");
        assert_eq!(world.last_audit().await.0, "Ada Osei sign_in refused");
        world.tamper("DELETE FROM sign_in_failure").await;
    }
    let said = assertion(&ada, &stranger).await;
    ada.second_factor(json!({ "passkey": said })).await.is_problem(403, "wrong_passkey");
    ada.get("/api/session").await.is_problem(401, "second_factor_required");
}

#[tokio::test]
async fn a_counter_that_has_not_moved_shows_that_there_are_two_of_a_passkey() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let other = anew(&world).await;
    // Both are asked before either has answered.
    let (asked_ada, asked_other) = (asked(&ada).await, asked(&other).await);
    let sign =
        |asked: &Value| answer(asked, passkey.sign_with(&asked["options"], |it| it.counter = 7));
    ada.second_factor(json!({ "passkey": sign(&asked_ada) })).await.is(200);
    let cloned = other.second_factor(json!({ "passkey": sign(&asked_other) })).await;
    cloned.is_problem(403, "wrong_passkey");
    let asked = asked(&other).await;
    let next = passkey.sign_with(&asked["options"], |it| it.counter = 8);
    other.second_factor(json!({ "passkey": answer(&asked, next) })).await.is(200);
}

#[tokio::test]
async fn that_a_passkey_is_backed_up_now_is_written_down() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let state = async || {
        let credential = world.texts("SELECT credential FROM passkey").await.remove(0);
        serde_json::from_str::<Value>(&credential).unwrap()["cred"]["backup_state"].clone()
    };
    assert_eq!(state().await, false);
    let asked = asked(&ada).await;
    let said = passkey.sign_with(&asked["options"], |it| it.flags |= BACKED_UP);
    ada.second_factor(json!({ "passkey": answer(&asked, said) })).await.is(200);
    assert_eq!(state().await, true);
}

#[tokio::test]
async fn a_passkey_that_was_removed_meanwhile_is_not_taken() {
    let world = World::new().await;
    let owner = world.owner().await;
    let (passkey, _kept) = (add(&owner).await, add(&owner).await);
    let ada = anew(&world).await;
    let said = assertion(&ada, &passkey).await;
    world.tamper(&format!("DELETE FROM passkey WHERE id = '{}'", passkey.id())).await;
    ada.second_factor(json!({ "passkey": said })).await.is_problem(403, "wrong_passkey");
}

#[tokio::test]
async fn a_passkey_is_not_kept_waiting_by_answers_that_nobody_can_guess() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let wrong =
        json!({ "passkey": { "ceremony": "AAAA", "credential": passkey.sign(&json!({})) } });
    for _ in 0..5 {
        ada.second_factor(wrong.clone()).await.is_problem(403, "wrong_passkey");
    }
    let said = assertion(&ada, &passkey).await;
    let right = json!({ "passkey": said });
    ada.second_factor(right).await.is(200);
}

#[tokio::test]
async fn a_passkey_proves_that_it_is_still_its_owner() {
    let world = World::new().await;
    let (_, passkey) = half_way(&world).await;
    let ada = anew(&world).await;
    let said = assertion(&ada, &passkey).await;
    let session = ada.second_factor(json!({ "passkey": said })).await.is(200);
    assert_eq!(session["proofs"], json!(["password", "passkey"]));
    assert!(session["proven_until"].is_null());
    let said = assertion(&ada, &passkey).await;
    let step_up = json!({ "passkey": said });
    let old = ada.cookie();
    let proven = ada.post("/api/session/step-up", step_up.clone()).await.is(200);
    assert!(proven["proven_until"].is_string());
    assert_ne!(ada.cookie(), old);
    let (entry, payload) = world.last_audit().await;
    assert_eq!((entry.as_str(), &payload["with"]), ("Ada Osei step_up done", &json!("passkey")));
    ada.post("/api/session/step-up", step_up).await.is_problem(403, "wrong_passkey");
    assert_eq!(world.last_audit().await.0, "Ada Osei step_up refused");
}

#[tokio::test]
async fn whoever_has_no_passkey_is_not_asked_for_one() {
    let world = World::new().await;
    let ada = world.owner().await;
    assert_eq!(ada.get("/api/session").await.is(200)["proofs"], json!(["password"]));
    let options = ada.post("/api/session/passkey-options", json!({})).await;
    options.is_denied(409, "no_passkey");
    let passkey = SoftPasskey::make(&json!({})).0;
    let said = json!({ "ceremony": "AAAA", "credential": passkey.sign(&json!({})) });
    let step_up = ada.post("/api/session/step-up", json!({ "passkey": said })).await;
    step_up.is_problem(403, "wrong_passkey");
    let unreadable = json!({ "passkey": { "ceremony": "AAAA", "credential": {} } });
    ada.post("/api/session/step-up", unreadable).await.is_problem(403, "wrong_passkey");
    assert_eq!(ada.get(PASSKEYS).await.status.as_u16(), 405);
}
