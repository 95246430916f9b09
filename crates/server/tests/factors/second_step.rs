use std::time::Duration;

use gatehouse_server::{AppState, app};
use serde_json::json;

use super::{ADA, half_way, left, with_app};
use crate::support::{PASSWORD, code_of};

#[tokio::test]
async fn a_session_without_its_second_factor_is_good_for_nothing_else() {
    let world = with_app().await;
    let ada = half_way(&world, ADA).await;
    let asked = ada.get("/api/session").await.is_problem(401, "second_factor_required");
    assert_eq!(asked["challenge"], json!({ "email": ADA, "steps": ["code", "recovery_code"] }));
    for path in [
        "/api/organization",
        "/api/organization/sso",
        "/api/organization/two-factor",
        "/api/domains",
        "/api/me/factors",
        "/api/audit/verification",
    ] {
        let answer = ada.get(path).await;
        assert!([401, 404].contains(&answer.status.as_u16()), "{path}: {}", answer.text);
    }
    let body = json!({ "name": "Other" });
    let answer = ada.put_if("/api/organization", "\"v1\"", body).await;
    answer.is_problem(401, "second_factor_required");
    ada.step_up().await.is_problem(401, "second_factor_required");
    let begun = ada.post("/api/me/authenticator-apps", json!({})).await;
    begun.is_problem(401, "second_factor_required");
    let codes = ada.post("/api/me/recovery-codes", json!({})).await;
    codes.is_problem(401, "second_factor_required");
}

#[tokio::test]
async fn the_code_completes_the_sign_in_with_a_new_token() {
    let world = with_app().await;
    let ada = half_way(&world, ADA).await;
    let old = ada.cookie();
    let session = ada.second_factor(world.next_proof(ADA)).await.is(200);
    assert_eq!(session["viewer"]["name"], "Ada Osei");
    assert_ne!(ada.cookie(), old);
    let thief = world.browser();
    thief.set_cookie(old);
    thief.get("/api/session").await.is_problem(401, "signed_out");
    assert_eq!(world.audit().await, ["Ada Osei begin_sign_in done", "Ada Osei sign_in done"]);
    assert_eq!(world.last_audit().await.1, json!({ "with": "password", "factor": "code" }));
    let factors = ada.get("/api/me/factors").await.is(200);
    assert!(factors["resource"]["authenticator_apps"][0]["used_at"].is_string());
}

#[tokio::test]
async fn a_code_is_accepted_once_also_on_another_server_and_no_earlier_one_after_it() {
    let world = with_app().await;
    let now = world.state.clock.now().unix_millis() / 30_000;
    let code = |step| json!({ "code": code_of(step) });
    half_way(&world, ADA).await.second_factor(code(now)).await.is(200);
    let second = app(AppState::start(world.config.clone(), "https://gate.example").await.unwrap());
    for step in [now, now - 1] {
        let ada = half_way(&world, ADA).await;
        ada.second_factor(code(step)).await.is_problem(403, "wrong_code");
        ada.on(second.clone()).second_factor(code(step)).await.is_problem(403, "wrong_code");
    }
    half_way(&world, ADA).await.on(second).second_factor(code(now + 1)).await.is(200);
}

#[tokio::test]
async fn spaces_and_dashes_in_a_code_do_not_matter_and_all_else_does() {
    let world = with_app().await;
    let ada = half_way(&world, ADA).await;
    let now = world.state.clock.now().unix_millis() / 30_000;
    let code = code_of(now);
    for wrong in ["", &code[..5], &format!("{code}0"), "code-0", &code_of(now + 5)] {
        ada.second_factor(json!({ "code": wrong })).await.is_problem(403, "wrong_code");
        world.state.clock.advance(Duration::from_millis(1));
    }
    world.later(2);
    let code = code_of(world.state.clock.now().unix_millis() / 30_000);
    let typed = format!(" {} {}-{} ", &code[..3], &code[3..4], &code[4..]);
    ada.second_factor(json!({ "code": typed })).await.is(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_who_send_one_code_at_once_one_is_signed_in() {
    let world = with_app().await;
    let code = json!({ "code": code_of(world.state.clock.now().unix_millis() / 30_000) });
    assert_eq!(race(&world, code).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_who_send_one_recovery_code_at_once_one_is_signed_in() {
    let world = with_app().await;
    assert_eq!(race(&world, json!({ "recovery_code": "code-3" })).await, 1);
    world.later(1);
    let ada = world.signed_in(ADA).await;
    assert_eq!(left(&ada.get("/api/me/factors").await.is(200)), 9);
}

/// How many of fifty browsers get in with the same step, sent at the same time.
async fn race(world: &crate::support::World, step: serde_json::Value) -> usize {
    let mut browsers = Vec::new();
    for _ in 0..50 {
        browsers.push(half_way(world, ADA).await);
    }
    let tries: Vec<_> = browsers
        .into_iter()
        .map(|browser| {
            let step = step.clone();
            tokio::spawn(async move {
                let answer = browser.second_factor(step).await;
                assert!([200, 403, 429].contains(&answer.status.as_u16()), "{}", answer.text);
                usize::from(answer.status.as_u16() == 200)
            })
        })
        .collect();
    let mut winners = 0;
    for one in tries {
        winners += one.await.unwrap();
    }
    winners
}

#[tokio::test]
async fn wrong_codes_make_the_account_wait_longer_and_are_told_by_mail_once() {
    let world = with_app().await;
    let wrong = json!({ "code": "000000" });
    let ada = half_way(&world, ADA).await;
    for _ in 0..5 {
        ada.second_factor(wrong.clone()).await.is_problem(403, "wrong_code");
    }
    let mut last = 0;
    for _ in 0..4 {
        let answer = ada.second_factor(wrong.clone()).await;
        let wait = answer.is_problem(429, "too_many_attempts")["retry_after"].as_u64().unwrap();
        assert!(wait > last, "{wait} after {last}");
        last = wait;
        world.state.clock.advance(Duration::from_secs(wait));
        ada.second_factor(wrong.clone()).await.is_problem(403, "wrong_code");
    }
    let letters = world.letters_to(ADA).await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].subject, "Wrong codes for Northwind Labs");
    assert!(letters[0].text.contains("typed the right password"), "{}", letters[0].text);
}

#[tokio::test]
async fn whoever_guesses_passwords_does_not_silence_the_warning_that_the_password_is_known() {
    let world = with_app().await;
    for _ in 0..6 {
        world.browser().sign_in(ADA, "no idea").await;
    }
    assert_eq!(world.letters_to(ADA).await[0].subject, "Wrong passwords for Northwind Labs");
    world.later(1);
    let ada = half_way(&world, ADA).await;
    for _ in 0..6 {
        ada.second_factor(json!({ "code": "000000" })).await;
    }
    let letters = world.letters_to(ADA).await;
    let subjects: Vec<_> = letters.iter().map(|it| it.subject.as_str()).collect();
    assert!(subjects.contains(&"Wrong codes for Northwind Labs"), "{subjects:?}");
}

#[tokio::test]
async fn wrong_recovery_codes_keep_nobody_waiting_and_are_told_by_mail_once() {
    let world = with_app().await;
    let ada = half_way(&world, ADA).await;
    for _ in 0..20 {
        ada.second_factor(json!({ "recovery_code": "none" })).await.is_problem(403, "wrong_code");
    }
    let letters = world.letters_to(ADA).await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].text.contains("typed wrong recovery codes"), "{}", letters[0].text);
    ada.second_factor(json!({ "recovery_code": "code-1" })).await.is(200);
}

#[tokio::test]
async fn wrong_codes_of_somebody_who_is_signed_in_are_told_by_mail_and_keep_no_sign_in_waiting() {
    let world = with_app().await;
    let ada = world.signed_in(ADA).await;
    for _ in 0..5 {
        let answer = ada.post("/api/session/step-up", json!({ "code": "000000" })).await;
        answer.is_problem(403, "wrong_code");
    }
    let answer = ada.post("/api/session/step-up", json!({ "code": "000000" })).await;
    answer.is_problem(429, "too_many_attempts");
    let letters = world.letters_to(ADA).await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].text.contains("is signed in as ada@"), "{}", letters[0].text);
    world.signed_in(ADA).await;
}

#[tokio::test]
async fn a_hundred_wrong_codes_do_not_lock_the_owner_of_an_account_out_for_good() {
    let world = with_app().await;
    let mut ada = half_way(&world, ADA).await;
    for _ in 0..100 {
        let answer = ada.second_factor(json!({ "code": "000000" })).await;
        assert!([401, 403, 429].contains(&answer.status.as_u16()), "{}", answer.text);
        if answer.status.as_u16() != 403 {
            world.later(15);
            ada = half_way(&world, ADA).await;
        }
    }
    world.later(15);
    let ada = half_way(&world, ADA).await;
    ada.second_factor(world.next_proof(ADA)).await.is(200);
}

#[tokio::test]
async fn whoever_guesses_codes_does_not_keep_the_owner_of_a_recovery_code_waiting() {
    let world = with_app().await;
    let thief = half_way(&world, ADA).await;
    for _ in 0..5 {
        thief.second_factor(json!({ "code": "000000" })).await.is_problem(403, "wrong_code");
    }
    let ada = half_way(&world, ADA).await;
    ada.second_factor(world.next_proof(ADA)).await.is_problem(429, "too_many_attempts");
    ada.second_factor(json!({ "recovery_code": "code-1" })).await.is(200);
}

#[tokio::test]
async fn a_password_that_is_set_by_mail_does_not_end_the_waits_for_wrong_codes() {
    let world = with_app().await;
    let thief = half_way(&world, ADA).await;
    for _ in 0..5 {
        thief.second_factor(json!({ "code": "000000" })).await.is_problem(403, "wrong_code");
    }
    thief.post("/api/password-resets", json!({ "email": ADA })).await.is(202);
    let link = world.letters_to(ADA).await.pop().unwrap().link("Set a new password");
    let (_, token) = link.split_once('#').unwrap();
    let new = json!({ "token": token, "password": "tidal lantern bracket" });
    thief.put("/api/password", new).await.is(204);
    thief.sign_in(ADA, "tidal lantern bracket").await.is_problem(401, "second_factor_required");
    let answer = thief.second_factor(json!({ "code": "000000" })).await;
    answer.is_problem(429, "too_many_attempts");
}

#[tokio::test]
async fn a_second_step_that_is_not_taken_within_a_quarter_of_an_hour_begins_with_the_password_again()
 {
    let world = with_app().await;
    let ada = half_way(&world, ADA).await;
    world.later(14);
    ada.get("/api/session").await.is_problem(401, "second_factor_required");
    world.later(1);
    ada.get("/api/session").await.is_problem(401, "signed_out");
    ada.second_factor(world.next_proof(ADA)).await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn whoever_has_no_factor_or_has_given_it_already_is_not_asked_again() {
    let world = with_app().await;
    let olu = world.signed_in("olu@northwind.example").await;
    olu.second_factor(json!({ "code": "000000" })).await.is(200);
    let ada = world.signed_in(ADA).await;
    ada.second_factor(json!({ "code": "000000" })).await.is(200);
    assert_eq!(ada.get("/api/session").await.is(200)["viewer"]["name"], "Ada Osei");
}

#[tokio::test]
async fn signing_out_half_way_is_signing_out() {
    let world = with_app().await;
    let ada = half_way(&world, ADA).await;
    ada.delete("/api/session").await.is(204);
    ada.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn a_password_that_was_set_by_mail_does_not_skip_the_second_factor() {
    let world = with_app().await;
    let browser = world.browser();
    browser.post("/api/password-resets", json!({ "email": ADA })).await.is(202);
    let link = world.letters_to(ADA).await.pop().unwrap().link("Set a new password");
    let (_, token) = link.split_once('#').unwrap();
    let new = json!({ "token": token, "password": "tidal lantern bracket" });
    browser.put("/api/password", new).await.is(204);
    browser.sign_in(ADA, PASSWORD).await.is_problem(401, "wrong_credentials");
    let answer = browser.sign_in(ADA, "tidal lantern bracket").await;
    answer.is_problem(401, "second_factor_required");
    browser.second_factor(world.next_proof(ADA)).await.is(200);
}
