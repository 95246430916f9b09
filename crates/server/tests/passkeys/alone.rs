use serde_json::{Value, json};

use super::{ADA, JUN, add, answer, asked, assertion, enter, let_alone};
use crate::support::{SoftPasskey, World, plan};

const ALONE: &str = "/api/session/passkey";

#[tokio::test]
async fn a_passkey_alone_signs_in_where_its_owner_wants_that() {
    let world = World::new().await;
    let ada = world.owner().await;
    let passkey = add(&ada).await;
    let_alone(&ada).await;
    let browser = world.browser();
    let asked = asked(&browser).await;
    assert_eq!(asked["options"]["allowCredentials"], json!([]));
    let said = answer(&asked, passkey.sign(&asked["options"]));
    let session = browser.post(ALONE, said).await.is(200);
    assert_eq!(session["viewer"]["email"], ADA);
    assert!(session["proven_until"].is_null());
    assert_eq!(browser.get("/api/session").await.is(200), session);
    let (entry, payload) = world.last_audit().await;
    assert_eq!((entry.as_str(), payload), ("Ada Osei sign_in done", json!({ "with": "passkey" })));
}

#[tokio::test]
async fn nobody_learns_whether_a_passkey_belongs_to_somebody_who_does_not_want_that() {
    let world = World::new().await;
    let ada = world.owner().await;
    let known = add(&ada).await;
    let unknown = SoftPasskey::make(&json!({ "user": { "id": "AAAA" } })).0;
    let mut answers = Vec::new();
    for passkey in [&known, &unknown] {
        let browser = world.browser();
        let mut body = enter(&browser, passkey).await.is_problem(403, "wrong_passkey");
        body["request_id"] = json!(null);
        assert_eq!(browser.cookie(), None);
        answers.push(body);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(world.texts("SELECT token_hash FROM session").await.len(), 1);
}

#[tokio::test]
async fn a_passkey_that_does_not_say_whose_it_is_or_names_another_signs_nobody_in() {
    let world = World::new().await;
    let ada = world.owner().await;
    let passkey = add(&ada).await;
    let_alone(&ada).await;
    for owner in [json!(null), json!("AAAA")] {
        let browser = world.browser();
        let asked = asked(&browser).await;
        let said = passkey.sign_with(&asked["options"], |it| it.owner = owner.clone());
        browser.post(ALONE, answer(&asked, said)).await.is_problem(403, "wrong_passkey");
    }
    let before = world.audit().await;
    let browser = world.browser();
    let asked = asked(&browser).await;
    let forged = passkey.sign_with(&asked["options"], |it| it.origin = "https://evil.example");
    browser.post(ALONE, answer(&asked, forged)).await.is_problem(403, "wrong_passkey");
    assert_eq!(world.texts("SELECT token_hash FROM session").await.len(), 1);
    // Nobody who is known did that.
    assert_eq!(world.audit().await, before);
}

#[tokio::test]
async fn it_takes_the_place_of_the_session_that_the_browser_carried() {
    let world = World::new().await;
    let ada = world.owner().await;
    let passkey = add(&ada).await;
    let_alone(&ada).await;
    let said = assertion(&world.browser(), &passkey).await;
    let jun = world.signed_in(JUN).await;
    let old = jun.cookie();
    assert_eq!(jun.post(ALONE, said).await.is(200)["viewer"]["email"], ADA);
    let thief = world.browser();
    thief.set_cookie(old);
    thief.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn required_single_sign_on_refuses_a_passkey_alone_as_it_refuses_a_password() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan).await;
    let (jun, ada) = (world.member().await, world.owner().await);
    let (juns, adas) = (add(&jun).await, add(&ada).await);
    let_alone(&jun).await;
    let_alone(&ada).await;
    let begun_before = world.browser();
    enter(&begun_before, &juns).await.is(200);
    let switches = json!({ "on": true, "required": true, "idp_managed": false,
                           "idp_initiated": false });
    ada.put_now("/api/organization/sso", json!({ "switches": switches })).await.is(200);
    ada.post("/api/organization/sso/keep", json!({})).await.is(200);

    let browser = world.browser();
    enter(&browser, &juns).await.is_problem(403, "sso_required");
    assert_eq!(browser.cookie(), None);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Jun Kato sign_in refused");
    assert_eq!(payload["refused"]["type"], "sso_required");
    enter(&world.browser(), &adas).await.is(200);

    let session: Value = begun_before.get("/api/session").await.is(200);
    assert!(session["ends_at"].is_string());
    world.later(15);
    begun_before.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn one_address_may_not_ask_without_end() {
    let world =
        World::configured(|config| config.sign_ins_per_minute = 3.try_into().unwrap()).await;
    for _ in 0..3 {
        asked(&world.browser()).await;
    }
    let answer = world.browser().post("/api/session/passkey-options", json!({})).await;
    answer.is_problem(429, "too_many_attempts");
}
