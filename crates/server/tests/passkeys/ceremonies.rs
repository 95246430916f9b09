//! What was asked of an authenticator is answered once, in time, and by whom it was asked of.

use serde_json::{Value, json};

use super::{ADA, JUN, PASSKEYS, add, answer, asked, asked_to_register, assertion, let_alone};
use crate::support::{Answer, Client, PASSWORD, SoftPasskey, World};

/// Ada with a passkey, in a browser that waits for the second step.
async fn half_way(world: &World) -> (Client, SoftPasskey) {
    let passkey = add(&world.owner().await).await;
    let browser = world.browser();
    browser.sign_in(ADA, PASSWORD).await.is_problem(401, "second_factor_required");
    (browser, passkey)
}

async fn second_factor(client: &Client, assertion: &Value) -> Answer {
    client.second_factor(json!({ "passkey": assertion })).await
}

#[tokio::test]
async fn a_registration_is_good_for_one_passkey_and_for_whoever_began_it() {
    let world = World::new().await;
    let (ada, jun) = (world.owner().await, world.member().await);
    let asked = asked_to_register(&ada).await;
    let mut new = answer(&asked, SoftPasskey::make(&asked["options"]).1);
    new["name"] = json!("Laptop");
    jun.post(PASSKEYS, new.clone()).await.is_problem(403, "wrong_passkey");
    ada.post(PASSKEYS, new.clone()).await.is(200);
    let mut other = answer(&asked, SoftPasskey::make(&asked["options"]).1);
    other["name"] = json!("Other");
    for used in [new, other] {
        ada.post(PASSKEYS, used).await.is_problem(403, "wrong_passkey");
    }
    for nothing in ["", "AAAA", "' OR 1=1 --"] {
        let none = json!({ "ceremony": nothing, "name": "x", "credential": asked["options"] });
        ada.post(PASSKEYS, none).await.is_problem(403, "wrong_passkey");
    }
}

#[tokio::test]
async fn an_answer_is_taken_on_any_server_within_five_minutes() {
    let world = World::new().await;
    let config = world.config.clone();
    let state = gatehouse_server::AppState::start(config, "https://gate.example").await.unwrap();
    let other = gatehouse_server::app(state);
    let (ada, passkey) = half_way(&world).await;
    let said = assertion(&ada, &passkey).await;
    second_factor(&ada.on(other), &said).await.is(200);

    let late = world.browser();
    late.sign_in(ADA, PASSWORD).await.is(401);
    let said = assertion(&late, &passkey).await;
    world.later(5);
    second_factor(&late, &said).await.is_problem(403, "wrong_passkey");
    let said = assertion(&late, &passkey).await;
    world.later(4);
    second_factor(&late, &said).await.is(200);
}

#[tokio::test]
async fn an_answer_is_taken_once_also_in_another_browser() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let said = assertion(&ada, &passkey).await;
    let other = world.browser();
    other.sign_in(ADA, PASSWORD).await.is(401);
    second_factor(&ada, &said).await.is(200);
    second_factor(&other, &said).await.is_problem(403, "wrong_passkey");
    let step_up = json!({ "passkey": said });
    ada.post("/api/session/step-up", step_up).await.is_problem(403, "wrong_passkey");
}

#[tokio::test]
async fn of_fifty_who_come_with_the_same_answer_at_once_one_is_let_in() {
    let world = World::new().await;
    let ada = world.owner().await;
    let passkey = add(&ada).await;
    let_alone(&ada).await;
    let said = assertion(&world.browser(), &passkey).await;
    let tries: Vec<_> = (0..50)
        .map(|_| {
            let (browser, said) = (world.browser(), said.clone());
            tokio::spawn(async move { browser.post("/api/session/passkey", said).await })
        })
        .collect();
    let mut let_in = 0;
    for attempt in tries {
        let answer = attempt.await.unwrap();
        match answer.status.as_u16() {
            200 => let_in += 1,
            _ => drop(answer.is_problem(403, "wrong_passkey")),
        }
    }
    assert_eq!(let_in, 1);
    let sessions = world.texts("SELECT token_hash FROM session WHERE began_with = 'passkey'").await;
    assert_eq!(sessions.len(), 1);
}

#[tokio::test]
async fn of_fifty_who_add_the_same_passkey_at_once_one_does() {
    let world = World::new().await;
    let ada = world.owner().await;
    let asked = asked_to_register(&ada).await;
    let mut new = answer(&asked, SoftPasskey::make(&asked["options"]).1);
    new["name"] = json!("Laptop");
    let cookie = ada.cookie();
    let tries: Vec<_> = (0..50)
        .map(|_| {
            let (browser, new) = (world.browser(), new.clone());
            browser.set_cookie(cookie.clone());
            tokio::spawn(async move { browser.post(PASSKEYS, new).await.status.as_u16() })
        })
        .collect();
    let mut added = 0;
    for attempt in tries {
        added += usize::from(attempt.await.unwrap() == 200);
    }
    assert_eq!(added, 1);
    assert_eq!(world.texts("SELECT id FROM passkey").await.len(), 1);
}

#[tokio::test]
async fn what_one_person_is_asked_for_another_cannot_answer() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let jun = world.member().await;
    let juns = add(&jun).await;
    let jun = world.browser();
    jun.sign_in(JUN, PASSWORD).await.is(401);
    let asked_ada = asked(&ada).await;
    let asked_jun = asked(&jun).await;
    for (client, said) in [
        // Jun's passkey in Ada's browser, and Ada's ceremony in Jun's.
        (&ada, answer(&asked_ada, juns.sign(&asked_ada["options"]))),
        (&jun, answer(&asked_ada, juns.sign(&asked_ada["options"]))),
        (&jun, answer(&asked_ada, passkey.sign(&asked_ada["options"]))),
        // The answer to another question.
        (&jun, answer(&asked_jun, juns.sign(&asked_ada["options"]))),
    ] {
        second_factor(client, &said).await.is_problem(403, "wrong_passkey");
    }
    let said = answer(&asked_jun, juns.sign(&asked_jun["options"]));
    second_factor(&jun, &said).await.is(200);
}

#[tokio::test]
async fn what_anybody_may_answer_is_not_what_somebody_is_asked_for() {
    let world = World::new().await;
    let (ada, passkey) = half_way(&world).await;
    let anybody = assertion(&world.browser(), &passkey).await;
    second_factor(&ada, &anybody).await.is_problem(403, "wrong_passkey");
    let adas = assertion(&ada, &passkey).await;
    let alone = world.browser().post("/api/session/passkey", adas).await;
    alone.is_problem(403, "wrong_passkey");
}

#[tokio::test]
async fn what_nobody_answered_is_deleted_in_time() {
    let world = World::new().await;
    asked(&world.browser()).await;
    assert_eq!(world.texts("SELECT hash FROM passkey_ceremony").await.len(), 1);
    world.later(6);
    let state = world.state.clone();
    let housekeeping = tokio::spawn(gatehouse_server::housekeeping::run(state));
    while !world.texts("SELECT hash FROM passkey_ceremony").await.is_empty() {
        tokio::task::yield_now().await;
    }
    housekeeping.abort();
}

#[tokio::test]
async fn the_database_does_not_know_what_a_ceremony_is_called() {
    let world = World::new().await;
    let asked = asked(&world.browser()).await;
    let stored = world.texts("SELECT hash || state FROM passkey_ceremony").await.remove(0);
    assert!(!stored.contains(asked["ceremony"].as_str().unwrap()));
}
