//! Signing in and out, and proving that it is still you.

use serde_json::json;

use super::support::{Log, PASSWORD, World, plan};

const ADA: &str = "ada@northwind.example";
const JUN: &str = "jun@northwind.example";

#[tokio::test]
async fn a_person_signs_in_and_learns_who_they_are_and_what_they_may_do() {
    let world = World::new().await;
    let ada = world.browser();
    let signed_in = ada.sign_in(" ADA@Northwind.example ", PASSWORD).await.is(200);
    assert_eq!(signed_in["viewer"]["name"], "Ada Osei");
    assert_eq!(signed_in["viewer"]["role"], "owner");
    assert_eq!(signed_in["organization"], "Northwind Labs");
    assert_eq!(signed_in["capabilities"]["turn_on_sso"], "allowed");
    assert_eq!(signed_in["proven_until"], json!(null));
    assert_eq!(ada.get("/api/session").await.is(200), signed_in);
    assert_eq!(world.audit().await, ["Ada Osei sign_in done"]);
}

#[tokio::test]
async fn the_session_cookie_is_for_this_host_over_https_alone_and_out_of_reach_of_scripts() {
    let world = World::new().await;
    let answer = world.browser().sign_in(ADA, PASSWORD).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-session="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
}

#[tokio::test]
async fn the_database_does_not_know_the_token() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    let cookie = ada.cookie().unwrap();
    let (_, token) = cookie.split_once('=').unwrap();
    let stored = world.texts("SELECT token_hash FROM session").await;
    assert_eq!(stored.len(), 1);
    assert!(!stored[0].contains(token) && stored[0].len() == 64);
}

#[tokio::test]
async fn the_log_knows_neither_passwords_nor_tokens() {
    let log = Log::listen();
    let world = World::new().await;
    let ada = world.owner().await;
    ada.sign_in(ADA, "wrong-and-secret").await.is(401);
    let cookie = ada.cookie().unwrap();
    let (_, token) = cookie.split_once('=').unwrap();
    assert!(log.text().contains("/api/session/step-up"));
    for secret in [PASSWORD, "wrong-and-secret", token] {
        assert!(!log.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_person_look_the_same() {
    let world = World::new().await;
    let mut answers = Vec::new();
    for (email, password) in
        [(ADA, "wrong"), ("nobody@northwind.example", PASSWORD), ("no@northwind.example", PASSWORD)]
    {
        let answer = world.browser().sign_in(email, password).await;
        let mut body = answer.is_problem(401, "wrong_credentials");
        body["request_id"] = json!(null);
        let names: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
        answers.push((body, names));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
}

#[tokio::test]
async fn without_a_session_there_is_nothing_to_see() {
    let world = World::new().await;
    for path in [
        "/api/session",
        "/api/organization",
        "/api/organization/sso",
        "/api/organization/two-factor",
    ] {
        world.browser().get(path).await.is_problem(401, "signed_out");
    }
}

#[tokio::test]
async fn signing_in_again_gives_a_new_token_and_ends_the_old_session() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    let old = ada.cookie();
    ada.sign_in(ADA, PASSWORD).await.is(200);
    assert_ne!(ada.cookie(), old);
    let thief = world.browser();
    thief.set_cookie(old);
    thief.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn signing_out_ends_the_session_and_may_be_repeated() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    let old = ada.cookie();
    ada.delete("/api/session").await.is(204);
    assert_eq!(ada.cookie(), None);
    ada.delete("/api/session").await.is(204);
    ada.set_cookie(old);
    ada.get("/api/session").await.is_problem(401, "signed_out");
    assert_eq!(world.audit().await, ["Ada Osei sign_in done", "Ada Osei sign_out done"]);
}

#[tokio::test]
async fn a_tampered_cookie_is_no_session() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    let good = ada.cookie().unwrap();
    let mut flipped = good.clone().into_bytes();
    flipped[20] = if flipped[20] == b'A' { b'B' } else { b'A' };
    for cookie in [
        String::from_utf8(flipped).unwrap(),
        format!("{good}A"),
        good[..good.len() - 4].to_owned(),
        "__Host-session=".to_owned(),
        "__Host-session=' OR 1=1 --".to_owned(),
        good.replace("__Host-session", "session"),
    ] {
        ada.set_cookie(Some(cookie));
        ada.get("/api/session").await.is_problem(401, "signed_out");
    }
    ada.set_cookie(Some(format!("theme=dark; {good}")));
    ada.get("/api/session").await.is(200);
}

#[tokio::test]
async fn a_session_ends_after_an_hour_without_use() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    world.later(59);
    ada.get("/api/session").await.is(200);
    world.later(59);
    ada.get("/api/session").await.is(200);
    world.later(61);
    ada.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn a_session_ends_after_a_day_however_much_it_is_used() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    for _ in 0..28 {
        world.later(50);
        ada.get("/api/session").await.is(200);
    }
    world.later(50);
    ada.get("/api/session").await.is_problem(401, "signed_out");
}

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
async fn wrong_passwords_make_the_account_wait_longer_and_longer() {
    let world = World::new().await;
    for email in [ADA, "nobody@northwind.example"] {
        let browser = world.browser();
        for _ in 0..5 {
            browser.sign_in(email, "wrong").await.is_problem(401, "wrong_credentials");
        }
        let mut last = 0;
        for _ in 0..4 {
            let answer = browser.sign_in(email, "wrong").await;
            let wait = answer.is_problem(429, "too_many_attempts")["retry_after"].as_u64().unwrap();
            assert_eq!(answer.header("retry-after"), wait.to_string());
            assert!(wait > last, "{wait} after {last}");
            last = wait;
            world.state.clock.advance(std::time::Duration::from_secs(wait));
            browser.sign_in(email, "wrong").await.is_problem(401, "wrong_credentials");
        }
    }
}

#[tokio::test]
async fn the_right_password_has_to_wait_too_and_then_ends_the_waiting() {
    let world = World::new().await;
    let ada = world.browser();
    for _ in 0..5 {
        ada.sign_in(ADA, "wrong").await.is(401);
    }
    ada.sign_in(ADA, PASSWORD).await.is_problem(429, "too_many_attempts");
    world.later(1);
    ada.sign_in(ADA, PASSWORD).await.is(200);
    for _ in 0..5 {
        ada.sign_in(ADA, "wrong").await.is_problem(401, "wrong_credentials");
    }
}

#[tokio::test]
async fn no_account_waits_for_ever() {
    let world = World::new().await;
    let ada = world.browser();
    for _ in 0..30 {
        ada.sign_in(ADA, "wrong").await;
        world.later(16);
    }
    ada.sign_in(ADA, PASSWORD).await.is(200);
}

#[tokio::test]
async fn guesses_made_at_the_same_time_are_counted_one_by_one() {
    let world = World::new().await;
    let guesses: Vec<_> = (0..20)
        .map(|_| {
            let browser = world.browser();
            tokio::spawn(async move { browser.sign_in(ADA, "wrong").await.status.as_u16() })
        })
        .collect();
    let mut looked_at = 0;
    for guess in guesses {
        looked_at += usize::from(guess.await.unwrap() == 401);
    }
    assert_eq!(looked_at, 5);
}

#[tokio::test]
async fn one_address_may_not_try_one_account_after_another() {
    let world = World::configured(|config| {
        config.sign_ins_per_minute = 3.try_into().unwrap();
    })
    .await;
    for nobody in 0..3 {
        let email = format!("{nobody}@northwind.example");
        world.browser().sign_in(&email, "guess").await.is(401);
    }
    let answer = world.browser().sign_in("other@northwind.example", "guess").await;
    answer.is_problem(429, "too_many_attempts");
}

#[tokio::test]
async fn a_hash_of_another_cost_is_renewed_at_sign_in() {
    let world = World::new().await;
    let hash = || world.texts("SELECT password_hash FROM person WHERE name = 'Ada Osei'");
    let old = hash().await;
    world.signed_in(ADA).await;
    assert_eq!(hash().await, old);
    let config = gatehouse_server::config::Config { argon2_passes: 2, ..world.config.clone() };
    let dearer = gatehouse_server::AppState::start(config, "https://gate.example").await.unwrap();
    let browser = super::support::Client::new(gatehouse_server::app(dearer));
    browser.sign_in(ADA, PASSWORD).await.is(200);
    assert!(hash().await[0].contains("t=2") && old[0].contains("t=1"), "{old:?}");
    world.signed_in(ADA).await;
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
    let switches = |on: bool| json!({ "on": on, "required": false, "idp_managed": false });
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

#[tokio::test]
async fn members_cannot_sign_in_with_a_password_while_single_sign_on_is_required() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(true);
    let world = World::with(plan).await;
    for email in [JUN, "bea@northwind.example", "lee@partner.example"] {
        let browser = world.browser();
        browser.sign_in(email, PASSWORD).await.is_problem(403, "sso_required");
        assert_eq!(browser.cookie(), None);
        browser.sign_in(email, "wrong").await.is_problem(401, "wrong_credentials");
    }
    assert_eq!(world.audit().await[0], "Jun Kato sign_in refused");
    assert!(world.texts("SELECT token_hash FROM session").await.is_empty());
    world.signed_in(ADA).await;
    world.signed_in("ravi@northwind.example").await;
}

#[tokio::test]
async fn a_stranger_who_guesses_at_sign_in_does_not_make_the_signed_in_person_wait() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    for _ in 0..5 {
        world.browser().sign_in(ADA, "guess").await.is(401);
    }
    world.browser().sign_in(ADA, "guess").await.is_problem(429, "too_many_attempts");
    ada.step_up().await.is(200);
}

#[tokio::test]
async fn a_sign_in_that_single_sign_on_refuses_leaves_the_session_that_was_there() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(true);
    let world = World::with(plan).await;
    let ada = world.signed_in(ADA).await;
    ada.sign_in(JUN, PASSWORD).await.is_problem(403, "sso_required");
    assert_eq!(ada.get("/api/session").await.is(200)["viewer"]["name"], "Ada Osei");
}
