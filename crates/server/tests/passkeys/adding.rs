use serde_json::json;

use super::{ADA, FACTORS, JUN, PASSKEYS, SIGN_IN, add, answer, asked_to_register, assertion};
use crate::support::{PASSWORD, SoftPasskey, USER_VERIFIED, World, give_app, plan};

#[tokio::test]
async fn a_person_of_any_role_adds_a_passkey_and_gets_recovery_codes_with_the_first() {
    let world = World::new().await;
    for client in [
        world.owner().await,
        world.admin().await,
        world.billing_admin().await,
        world.member().await,
    ] {
        let asked = asked_to_register(&client).await;
        let (passkey, credential) = SoftPasskey::make(&asked["options"]);
        let mut new = answer(&asked, credential);
        new["name"] = json!(" Laptop ");
        let enrolled = client.post(PASSKEYS, new).await.is(200)["resource"].clone();
        assert_eq!(enrolled["recovery_codes"].as_array().unwrap().len(), 10);
        let factors = client.get(FACTORS).await.is(200)["resource"].clone();
        assert_eq!(factors, enrolled["factors"]);
        let laptop = &factors["passkeys"][0];
        assert_eq!((&laptop["id"], &laptop["name"]), (&json!(passkey.id()), &json!("Laptop")));
        assert_eq!(
            (&laptop["used_at"], &factors["passkey_sign_in"]),
            (&json!(null), &json!(false))
        );
    }
    assert_eq!(world.last_audit().await.0, "Jun Kato add_passkey done");
    let letter = world.letters_to(JUN).await.pop().unwrap();
    assert!(letter.text.contains("“Laptop” was added"), "{}", letter.text);
}

#[tokio::test]
async fn an_authenticator_is_asked_to_verify_its_user_and_not_to_say_what_make_it_is() {
    let world = World::new().await;
    let ada = world.owner().await;
    let options = asked_to_register(&ada).await["options"].clone();
    assert_eq!(options["rp"], json!({ "id": "gate.example", "name": "Gatehouse" }));
    assert_eq!(options["user"]["name"], ADA);
    assert_eq!(options["user"]["displayName"], "Ada Osei");
    assert_eq!(options["attestation"], "none");
    assert_eq!(options["timeout"], 300_000);
    let selection = &options["authenticatorSelection"];
    assert_eq!(selection["userVerification"], "required");
    assert_eq!(selection["residentKey"], "preferred");
    let algorithms: Vec<_> =
        options["pubKeyCredParams"].as_array().unwrap().iter().map(|it| &it["alg"]).collect();
    assert!(algorithms.contains(&&json!(-7)) && algorithms.contains(&&json!(-257)));
}

#[tokio::test]
async fn the_second_passkey_brings_no_recovery_codes_and_the_first_is_not_taken_again() {
    let world = World::new().await;
    let ada = world.owner().await;
    let first = add(&ada).await;
    ada.step_up().await.is(200);
    let asked = asked_to_register(&ada).await;
    assert_eq!(asked["options"]["excludeCredentials"][0]["id"], first.id());
    let mut again = answer(&asked, first.register(&asked["options"]));
    again["name"] = json!("Again");
    ada.post(PASSKEYS, again).await.is_problem(403, "wrong_passkey");
    let (_, credential) = SoftPasskey::make(&asked["options"]);
    let mut second = answer(&asked, credential);
    second["name"] = json!("Phone");
    let enrolled = ada.post(PASSKEYS, second).await.is(200)["resource"].clone();
    assert_eq!(enrolled["recovery_codes"], json!([]));
    assert_eq!(enrolled["factors"]["passkeys"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn adding_one_gives_the_session_a_new_token_and_ends_the_others() {
    let world = World::new().await;
    let (ada, elsewhere) = (world.owner().await, world.signed_in(ADA).await);
    let old = ada.cookie();
    add(&ada).await;
    assert_ne!(ada.cookie(), old);
    ada.get("/api/session").await.is(200);
    elsewhere.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn nothing_about_passkeys_is_changed_without_a_session_and_a_fresh_proof() {
    let world = World::new().await;
    let jun = world.signed_in(JUN).await;
    for (client, status, problem) in
        [(&world.browser(), 401, "signed_out"), (&jun, 403, "step_up_required")]
    {
        for path in ["/api/me/passkeys/options", PASSKEYS] {
            client.post(path, json!({})).await.is_problem(status, problem);
        }
        client.put(SIGN_IN, json!({ "enabled": true })).await.is_problem(status, problem);
        client.delete("/api/me/passkeys/AAAA").await.is_problem(status, problem);
    }
    let nameless = json!({ "name": "Phone" });
    let answer = world.browser().put("/api/me/passkeys/AAAA", nameless).await;
    answer.is_problem(401, "signed_out");
    assert_eq!(world.last_audit().await.0, "Jun Kato remove_passkey refused");
}

#[tokio::test]
async fn what_is_not_made_for_this_server_by_a_verified_user_is_refused() {
    let world = World::new().await;
    let ada = world.owner().await;
    let asked = asked_to_register(&ada).await;
    let options = &asked["options"];
    let liars = [
        SoftPasskey::make_with(options, |it| it.origin = "https://gate.example.evil.example"),
        SoftPasskey::make_with(options, |it| it.origin = "http://gate.example"),
        SoftPasskey::make_with(options, |it| it.rp_id = "evil.example"),
        SoftPasskey::make_with(options, |it| it.kind = "webauthn.get"),
        SoftPasskey::make_with(options, |it| it.challenge = json!("AAAA")),
        SoftPasskey::make_with(options, |it| it.flags &= !USER_VERIFIED),
    ];
    for (_, credential) in liars {
        let mut new = answer(&asked, credential);
        new["name"] = json!("Laptop");
        ada.post(PASSKEYS, new).await.is_problem(403, "wrong_passkey");
        assert_eq!(world.last_audit().await.0, "Ada Osei add_passkey refused");
    }
    assert!(world.texts("SELECT id FROM passkey").await.is_empty());
}

#[tokio::test]
async fn a_name_that_cannot_be_taken_does_not_use_up_what_was_made() {
    let world = World::new().await;
    let ada = world.owner().await;
    let asked = asked_to_register(&ada).await;
    let mut new = answer(&asked, SoftPasskey::make(&asked["options"]).1);
    for (name, flaw) in [(" ".to_owned(), "empty"), ("x".repeat(61), "too_long")] {
        new["name"] = json!(name);
        ada.post(PASSKEYS, new.clone()).await.is_flawed("name", flaw);
    }
    let unreadable =
        json!({ "ceremony": asked["ceremony"], "name": "x", "credential": { "id": 1 } });
    ada.post(PASSKEYS, unreadable).await.is_problem(403, "wrong_passkey");
    new["name"] = json!("x".repeat(60));
    ada.post(PASSKEYS, new).await.is(200);
}

#[tokio::test]
async fn a_passkey_has_one_owner() {
    let world = World::new().await;
    let (ada, jun) = (world.owner().await, world.member().await);
    let passkey = add(&ada).await;
    let asked = asked_to_register(&jun).await;
    let mut taken = answer(&asked, passkey.register(&asked["options"]));
    taken["name"] = json!("Mine");
    jun.post(PASSKEYS, taken).await.is_problem(403, "wrong_passkey");
    assert_eq!(jun.get(FACTORS).await.is(200)["resource"]["passkeys"], json!([]));
}

#[tokio::test]
async fn nobody_has_more_than_ten() {
    let world = World::new().await;
    let ada = world.owner().await;
    let begun_before = asked_to_register(&ada).await;
    for _ in 0..10 {
        add(&ada).await;
    }
    let options = ada.post("/api/me/passkeys/options", json!({})).await;
    options.is_denied(409, "too_many_factors");
    let mut eleventh = answer(&begun_before, SoftPasskey::make(&begun_before["options"]).1);
    eleventh["name"] = json!("Eleventh");
    ada.post(PASSKEYS, eleventh).await.is_denied(409, "too_many_factors");
}

#[tokio::test]
async fn whoever_has_an_app_where_passkeys_alone_count_is_taken_to_add_one_after_the_code() {
    let mut plan = plan();
    plan["two_factor"] = json!({ "required": true, "allowed": "passkeys_only" });
    give_app(&mut plan["people"][0]);
    let world = World::with(plan).await;
    let ada = world.browser();
    ada.sign_in(ADA, PASSWORD).await.is_problem(401, "second_factor_required");
    ada.post("/api/me/passkeys/options", json!({})).await.is_problem(401, "second_factor_required");
    let next = ada.second_factor(world.next_proof(ADA)).await;
    let next = next.is_problem(401, "enrolment_required");
    assert_eq!(next["enrolment"]["allowed"], "passkeys_only");
    let app = ada.post("/api/me/authenticator-apps", json!({})).await;
    app.is_denied(409, "passkeys_only");
    add(&ada).await;
    assert_eq!(ada.get("/api/session").await.is(200)["proofs"], json!(["password", "passkey"]));
    let challenge = world.browser().sign_in(ADA, PASSWORD).await.is(401);
    assert_eq!(challenge["challenge"]["steps"], json!(["passkey", "recovery_code"]));
}

#[tokio::test]
async fn after_the_last_recovery_code_a_passkey_that_was_found_again_takes_the_place_of_all() {
    let world = World::new().await;
    let ada = world.owner().await;
    let found = add(&ada).await;
    add(&ada).await;
    world.tamper("UPDATE recovery_code SET used_at = 1").await;
    world.tamper("UPDATE person SET enrols_again = 1 WHERE name = 'Ada Osei'").await;
    let anew = world.browser();
    anew.sign_in(ADA, PASSWORD).await.is_problem(401, "second_factor_required");
    let said = assertion(&anew, &found).await;
    let next = anew.second_factor(json!({ "passkey": said })).await;
    assert_eq!(next.is_problem(401, "enrolment_required")["enrolment"]["again"], true);
    let asked = asked_to_register(&anew).await;
    assert_eq!(asked["options"]["excludeCredentials"], json!([]));
    let mut again = answer(&asked, found.register(&asked["options"]));
    again["name"] = json!("Found");
    let enrolled = anew.post(PASSKEYS, again).await.is(200)["resource"].clone();
    assert_eq!(enrolled["recovery_codes"].as_array().unwrap().len(), 10);
    assert_eq!(enrolled["factors"]["passkeys"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_server_that_is_reached_at_an_ip_address_says_that_it_has_no_passkeys() {
    let world = World::new().await;
    let ada = world.owner().await;
    let config = world.config.clone();
    let state = gatehouse_server::AppState::start(config, "https://192.0.2.1").await.unwrap();
    let ada = ada.on(gatehouse_server::app(state));
    let options = ada.post("/api/me/passkeys/options", json!({})).await;
    options.is_denied(409, "no_host_name");
    ada.delete("/api/session").await.is(204);
    let options = ada.post("/api/session/passkey-options", json!({})).await;
    options.is_denied(409, "no_host_name");
}
