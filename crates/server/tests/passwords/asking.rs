use serde_json::json;

use super::{ADA, JUN, RESETS, ask, set, token, world_with_sso};
use crate::support::{Log, World};

#[tokio::test]
async fn whoever_asks_is_sent_a_link_whatever_case_they_type_in() {
    let world = World::new().await;
    ask(&world, " ADA@Northwind.example ").await.is(202);
    let letters = world.letters().await;
    assert_eq!((letters.len(), letters[0].to.as_str()), (1, ADA));
    let secret = token(&world, ADA).await;
    assert_eq!(secret.len(), 43, "256 bits in base64");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "ada@northwind.example request_password_link done");
    assert_eq!(payload, json!({ "person": world.id_of(ADA).await, "sent": "link" }));
    let stored = world.texts("SELECT token_hash FROM password_link").await;
    assert!(stored[0].len() == 64 && !stored[0].contains(&secret));
}

#[tokio::test]
async fn nobody_learns_who_has_an_account() {
    let world = World::new().await;
    let mut answers = Vec::new();
    for email in [ADA, "nobody@northwind.example", "no@northwind.example", "no address", "", "\0"] {
        let answer = ask(&world, email).await;
        answer.is(202);
        let names: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
        answers.push((answer.text, names));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    let waiting = world.texts("SELECT email FROM job ORDER BY id").await;
    assert_eq!(waiting.len(), 5, "{waiting:?}");
    assert!(
        world.texts("SELECT id FROM mail").await.is_empty(),
        "who it is for is looked up later"
    );
    let mut to: Vec<String> = world.letters().await.into_iter().map(|it| it.to).collect();
    to.sort();
    assert_eq!(to, [ADA, "no@northwind.example"]);
    assert!(world.texts("SELECT email FROM job").await.is_empty());
}

#[tokio::test]
async fn what_was_asked_for_an_hour_ago_is_not_sent_any_more() {
    let world = World::new().await;
    ask(&world, ADA).await.is(202);
    world.later(61);
    assert!(world.letters().await.is_empty());
    assert!(world.texts("SELECT email FROM job").await.is_empty());
}

#[tokio::test]
async fn asking_again_and_again_has_to_wait_for_anybody_s_address() {
    let world = World::new().await;
    for email in [ADA, "nobody@northwind.example"] {
        for _ in 0..5 {
            ask(&world, email).await.is(202);
        }
        ask(&world, email).await.is_problem(429, "too_many_attempts");
    }
    world.browser().sign_in(ADA, crate::support::PASSWORD).await.is(200);
    world.later(1);
    ask(&world, ADA).await.is(202);
}

#[tokio::test]
async fn one_client_may_not_ask_for_one_address_after_another() {
    let world = World::configured(|config| {
        config.sign_ins_per_minute = 3.try_into().unwrap();
    })
    .await;
    for nobody in 0..3 {
        ask(&world, &format!("{nobody}@northwind.example")).await.is(202);
    }
    ask(&world, "other@northwind.example").await.is_problem(429, "too_many_attempts");
    set(&world, "b64", "tidal lantern bracket").await.is_problem(429, "too_many_attempts");
}

#[tokio::test]
async fn whoever_may_not_use_a_password_is_told_where_to_sign_in_instead() {
    let world = world_with_sso().await;
    for email in [JUN, "bea@northwind.example", "lee@partner.example", "no@northwind.example"] {
        ask(&world, email).await.is(202);
        let letters = world.letters_to(email).await;
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].link("Sign in"), "https://gate.example/sso/start/9f2c41");
        assert!(!letters[0].source.contains("set-password"), "{}", letters[0].source);
        assert_eq!(world.last_audit().await.1["sent"], "sso");
    }
    assert!(world.texts("SELECT token_hash FROM password_link").await.is_empty());
    for email in [ADA, "ravi@northwind.example"] {
        ask(&world, email).await.is(202);
        token(&world, email).await;
    }
}

#[tokio::test]
async fn what_is_asked_for_from_another_site_or_cannot_be_read_is_refused() {
    let world = World::new().await;
    let browser = world.browser();
    browser
        .post(RESETS, json!({ "email": ADA, "role": "owner" }))
        .await
        .is_problem(400, "malformed");
    browser.post(RESETS, json!({})).await.is_problem(400, "malformed");
    let request = axum::http::Request::post(RESETS).header("content-type", "application/json");
    let body = axum::body::Body::from(json!({ "email": ADA }).to_string());
    browser.send(request.body(body).unwrap()).await.is_problem(403, "cross_site");
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn the_log_does_not_know_the_secret() {
    let log = Log::listen();
    let world = World::new().await;
    let secret = super::asked(&world, ADA).await;
    set(&world, &secret, "tidal lantern bracket").await.is(204);
    assert!(log.text().contains("/api/password-resets"));
    assert!(!log.text().contains(&secret) && !log.text().contains("tidal lantern"));
}
