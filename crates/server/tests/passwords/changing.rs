use gatehouse_server::audit::{Verdict, verify};
use serde_json::{Value, json};

use super::{ADA, GOOD, JUN, asked, set};
use crate::support::{Answer, Client, Log, PASSWORD, World};

const PATH: &str = "/api/me/password";

async fn change(client: &Client, current: &str, password: &str) -> Answer {
    client.put(PATH, json!({ "current": current, "password": password })).await
}

/// What the page says of the password.
async fn password(client: &Client) -> Value {
    client.get("/api/me/sign-in").await.is(200)["resource"]["password"].clone()
}

#[tokio::test]
async fn another_password_signs_every_other_device_out_and_gives_this_one_a_new_token() {
    let world = World::new().await;
    let (here, phone) = (world.signed_in(ADA).await, world.signed_in(ADA).await);
    let jun = world.signed_in(JUN).await;
    let old = here.cookie();
    let page = change(&here, PASSWORD, GOOD).await.is(200);
    assert_eq!(page["resource"]["devices"].as_array().unwrap().len(), 1);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(
        (entry.as_str(), payload),
        ("Ada Osei change_password done", json!({ "ended_sessions": 1 }))
    );

    here.get("/api/session").await.is(200);
    jun.get("/api/session").await.is(200);
    phone.get("/api/session").await.is_problem(401, "signed_out");
    let thief = world.browser();
    thief.set_cookie(old);
    thief.get("/api/session").await.is_problem(401, "signed_out");

    world.browser().sign_in(ADA, PASSWORD).await.is_problem(401, "wrong_credentials");
    world.browser().sign_in(ADA, GOOD).await.is(200);
    let verdict = verify(&world.state.store, &world.organization_id().await).await.unwrap();
    assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
}

#[tokio::test]
async fn every_role_changes_their_own_password() {
    let world = World::new().await;
    for email in [ADA, "ravi@northwind.example", "bea@northwind.example", JUN] {
        change(&world.signed_in(email).await, PASSWORD, GOOD).await.is(200);
        world.browser().sign_in(email, GOOD).await.is(200);
    }
}

#[tokio::test]
async fn its_person_is_told_by_mail() {
    let world = World::new().await;
    change(&world.signed_in(ADA).await, PASSWORD, GOOD).await.is(200);
    let letters = world.letters().await;
    assert_eq!((letters.len(), letters[0].to.as_str()), (1, ADA));
    assert_eq!(letters[0].subject, "Your password for Northwind Labs was changed");
    for words in ["All your other sessions have ended", "somebody knew your old password"] {
        assert!(letters[0].text.replace('\n', " ").contains(words), "{}", letters[0].text);
    }
}

#[tokio::test]
async fn when_it_was_set_is_told_once_that_is_known() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    assert_eq!(password(&ada).await, json!({ "status": "set", "changed_at": null }));
    change(&ada, PASSWORD, GOOD).await.is(200);
    let changed = password(&ada).await;
    assert!(changed["changed_at"].is_string(), "{changed}");

    world.later(30);
    let config = gatehouse_server::config::Config { argon2_passes: 2, ..world.config.clone() };
    let dearer = gatehouse_server::AppState::start(config, "https://gate.example").await.unwrap();
    let browser = Client::new(gatehouse_server::app(dearer));
    browser.sign_in(ADA, GOOD).await.is(200);
    assert_eq!(password(&browser).await, changed, "the same password at another cost");

    let secret = asked(&world, ADA).await;
    set(&world, &secret, "copper meadow violin").await.is(204);
    let ada = world.browser();
    ada.sign_in(ADA, "copper meadow violin").await.is(200);
    assert!(password(&ada).await["changed_at"].as_str() > changed["changed_at"].as_str());
}

#[tokio::test]
async fn a_wrong_current_password_changes_nothing_and_is_written_down() {
    let world = World::new().await;
    let (ada, phone) = (world.signed_in(ADA).await, world.signed_in(ADA).await);
    for password in [GOOD, "short"] {
        change(&ada, "wrong", password).await.is_problem(403, "wrong_password");
    }
    assert_eq!(world.last_audit().await.0, "Ada Osei change_password refused");
    phone.get("/api/session").await.is(200);
    world.browser().sign_in(ADA, PASSWORD).await.is(200);
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn whoever_guesses_the_current_password_waits_as_at_a_step_up() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    for _ in 0..3 {
        change(&ada, "wrong", GOOD).await.is_problem(403, "wrong_password");
    }
    for _ in 0..2 {
        let wrong = json!({ "password": "wrong" });
        ada.post("/api/session/step-up", wrong).await.is_problem(403, "wrong_password");
    }
    change(&ada, PASSWORD, GOOD).await.is_problem(429, "too_many_attempts");
    assert_eq!(world.letters_to(ADA).await[0].subject, "Wrong passwords for Northwind Labs");
    world.browser().sign_in(ADA, PASSWORD).await.is(200);
    world.later(1);
    change(&ada, PASSWORD, GOOD).await.is(200);
}

#[tokio::test]
async fn a_new_password_that_is_refused_says_why_and_changes_nothing() {
    let world = World::new().await;
    let (ada, phone) = (world.signed_in(ADA).await, world.signed_in(ADA).await);
    let flaw = async |password: &str, code: &str| {
        change(&ada, PASSWORD, password).await.is_flawed("password", code)
    };
    flaw("", "empty").await;
    assert_eq!(flaw("short", "too_short").await["least"], 15);
    assert_eq!(flaw(&"long enough ".repeat(100), "too_long").await["limit"], 1024);
    flaw(PASSWORD, "unchanged").await;
    for (password, weakness) in [
        ("qwertyuiop[]asdf", "keyboard"),
        ("passwordpassword", "repetition"),
        ("ada@northwind.example", "personal"),
    ] {
        assert_eq!(flaw(password, "guessable").await["weakness"], weakness, "{password}");
        assert_eq!(world.last_audit().await.0, "Ada Osei change_password refused");
    }
    phone.get("/api/session").await.is(200);
    world.browser().sign_in(ADA, PASSWORD).await.is(200);
}

#[tokio::test]
async fn whoever_may_use_single_sign_on_alone_cannot_change_a_password() {
    let world = World::new().await;
    let people = [
        (world.signed_in(JUN).await, false),
        (world.signed_in("bea@northwind.example").await, false),
        (world.signed_in(ADA).await, true),
        (world.signed_in("ravi@northwind.example").await, true),
    ];
    let owner = world.owner().await;
    for required in [false, true] {
        let switches = json!({ "on": true, "required": required, "idp_managed": false,
                               "idp_initiated": false });
        owner.put_now("/api/organization/sso", json!({ "switches": switches })).await.is(200);
    }
    for (client, may) in &people {
        let status = password(client).await["status"].clone();
        assert_eq!(status, if *may { "set" } else { "sso_required" });
        let answer = change(client, PASSWORD, GOOD).await;
        if *may {
            answer.is(200);
        } else {
            answer.is_problem(403, "sso_required");
            assert!(world.last_audit().await.0.ends_with("change_password refused"));
        }
    }
}

#[tokio::test]
async fn whoever_has_no_password_is_told_so() {
    let world = World::new().await;
    let jun = world.signed_in(JUN).await;
    world.tamper("UPDATE person SET password_hash = NULL WHERE name = 'Jun Kato'").await;
    assert_eq!(password(&jun).await, json!({ "status": "unset" }));
    for current in ["", PASSWORD] {
        change(&jun, current, GOOD).await.is_denied(409, "no_password");
    }
    let secret = asked(&world, JUN).await;
    set(&world, &secret, GOOD).await.is(204);
    world.browser().sign_in(JUN, GOOD).await.is(200);
}

#[tokio::test]
async fn a_link_from_before_sets_no_password_any_more() {
    let world = World::new().await;
    let (of_ada, of_jun) = (asked(&world, ADA).await, asked(&world, JUN).await);
    change(&world.signed_in(ADA).await, PASSWORD, GOOD).await.is(200);
    set(&world, &of_ada, "copper meadow violin").await.is_problem(403, "unusable_link");
    set(&world, &of_jun, "copper meadow violin").await.is(204);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_devices_that_change_it_at_once_one_does() {
    for _ in 0..5 {
        let world = World::new().await;
        let (one, two) = (world.signed_in(ADA).await, world.signed_in(ADA).await);
        let other = "copper meadow violin";
        let (first, second) =
            tokio::join!(change(&one, PASSWORD, GOOD), change(&two, PASSWORD, other));
        let done = [&first, &second].into_iter().filter(|answer| answer.status == 200).count();
        assert_eq!(done, 1, "{first:?} {second:?}");
        let password = if first.status == 200 { GOOD } else { other };
        world.browser().sign_in(ADA, password).await.is(200);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_no_password_is_known_to_log_or_audit() {
    let log = Log::listen();
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    for body in [
        json!({ "password": GOOD }),
        json!({ "current": PASSWORD }),
        json!({ "current": PASSWORD, "password": GOOD, "id": 1 }),
    ] {
        ada.put(PATH, body).await.is_problem(400, "malformed");
    }
    let secret = "seven quiet lanterns hum";
    change(&ada, "an old guess of mine", secret).await.is(403);
    change(&ada, PASSWORD, secret).await.is(200);
    let mut written = world.texts("SELECT payload FROM audit_entry").await.join("\n");
    written.push_str(&log.text());
    assert!(written.contains(PATH));
    assert!(!written.contains(secret) && !written.contains("an old guess of mine"));
}
