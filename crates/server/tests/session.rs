//! Signing in and out.

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
        "/api/me/sign-in",
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
async fn a_sign_in_that_single_sign_on_refuses_leaves_the_session_that_was_there() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    plan["sso"]["required"] = json!(true);
    let world = World::with(plan).await;
    let ada = world.signed_in(ADA).await;
    ada.sign_in(JUN, PASSWORD).await.is_problem(403, "sso_required");
    assert_eq!(ada.get("/api/session").await.is(200)["viewer"]["name"], "Ada Osei");
}

#[tokio::test]
async fn a_person_who_is_changed_while_they_are_seen_holds_nobody_up() {
    let world = World::new().await;
    if world.state.store.is_sqlite() {
        return; // Nothing is changed there at the same time.
    }
    let jun = world.signed_in(JUN).await;
    world.later(10);
    let id = world.id_of(JUN).await;
    let mut change = world.state.store.pool().begin().await.unwrap();
    let person = sqlx::query("UPDATE person SET role = role WHERE id = $1");
    person.bind(&id).execute(&mut *change).await.unwrap();
    let seen = tokio::spawn(async move { jun.get("/api/session").await });
    let waiting = "SELECT COUNT(*) FROM pg_locks \
                   WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))";
    while sqlx::query_scalar::<_, i64>(waiting).fetch_one(&mut *change).await.unwrap() == 0 {
        assert!(!seen.is_finished(), "it does not wait for the change");
    }
    let sessions = sqlx::query("UPDATE session SET proven_until = NULL WHERE person_id = $1");
    sessions.bind(&id).execute(&mut *change).await.unwrap();
    change.commit().await.unwrap();
    seen.await.unwrap().is(200);
}
