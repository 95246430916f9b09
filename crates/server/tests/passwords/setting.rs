use gatehouse_server::audit::{Verdict, verify};
use serde_json::json;

use super::{ADA, GOOD, JUN, ask, asked, new, set, token, world_with_sso};
use crate::support::{PASSWORD, World};

#[tokio::test]
async fn a_link_sets_the_password_and_ends_what_the_old_one_began() {
    let world = World::new().await;
    let before = world.owner().await;
    let secret = asked(&world, ADA).await;
    let browser = world.browser();
    browser.put("/api/password", new(&secret, GOOD)).await.is(204);
    assert_eq!(browser.cookie(), None, "it signs nobody in");
    assert_eq!(world.last_audit().await.0, "Ada Osei set_password done");
    before.get("/api/session").await.is_problem(401, "signed_out");
    world.browser().sign_in(ADA, PASSWORD).await.is_problem(401, "wrong_credentials");
    world.browser().sign_in(ADA, GOOD).await.is(200);
    let letters = world.letters_to(ADA).await;
    assert_eq!(letters.last().unwrap().subject, "Your password for Northwind Labs was changed");
    let verdict = verify(&world.state.store, &world.organization_id().await).await.unwrap();
    assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
}

#[tokio::test]
async fn nobody_else_is_signed_out_by_it() {
    let world = World::new().await;
    let jun = world.signed_in(JUN).await;
    let secret = asked(&world, ADA).await;
    set(&world, &secret, GOOD).await.is(204);
    jun.get("/api/session").await.is(200);
}

#[tokio::test]
async fn waits_for_wrong_passwords_end_with_the_new_one() {
    let world = World::new().await;
    for _ in 0..5 {
        world.browser().sign_in(ADA, "wrong").await.is(401);
        ask(&world, ADA).await.is(202);
    }
    world.browser().sign_in(ADA, PASSWORD).await.is(429);
    let secret = token_of_newest(&world).await;
    set(&world, &secret, GOOD).await.is(204);
    world.browser().sign_in(ADA, GOOD).await.is(200);
    ask(&world, ADA).await.is(202);
}

/// The secret of the only link that still works.
async fn token_of_newest(world: &World) -> String {
    let letters = world.letters_to(ADA).await;
    let mut links =
        letters.iter().filter(|letter| letter.subject.starts_with("Set a new password"));
    let link = links.next_back().unwrap().link("Set a new password");
    link.split_once('#').unwrap().1.to_owned()
}

#[tokio::test]
async fn a_link_works_once_for_an_hour_and_until_another_is_asked_for() {
    let world = World::new().await;
    let unusable = async |secret: &str| {
        set(&world, secret, GOOD).await.is_problem(403, "unusable_link");
    };
    for never in ["", "no token", &"A".repeat(43), &"A".repeat(44)] {
        unusable(never).await;
    }
    let replaced = asked(&world, ADA).await;
    let used = asked(&world, ADA).await;
    unusable(&replaced).await;
    set(&world, &used, GOOD).await.is(204);
    unusable(&used).await;
    let old = asked(&world, ADA).await;
    world.later(59);
    let newer_of_another = asked(&world, JUN).await;
    world.later(1);
    unusable(&old).await;
    set(&world, &newer_of_another, GOOD).await.is(204);
    world.browser().sign_in(ADA, GOOD).await.is(200);
}

#[tokio::test]
async fn a_password_that_is_refused_says_why_and_leaves_the_link() {
    let world = World::new().await;
    let secret = asked(&world, ADA).await;
    let flaw = async |password: &str, code: &str| {
        set(&world, &secret, password).await.is_flawed("password", code)
    };
    flaw("", "empty").await;
    assert_eq!(flaw("short", "too_short").await["least"], 15);
    assert_eq!(flaw(&"long enough ".repeat(100), "too_long").await["limit"], 1024);
    for (password, weakness) in [
        ("qwertyuiop[]asdf", "keyboard"),
        ("aaaaaaaaaaaaaaa", "repetition"),
        ("ada@northwind.example", "personal"),
    ] {
        assert_eq!(flaw(password, "guessable").await["weakness"], weakness, "{password}");
    }
    world.browser().sign_in(ADA, PASSWORD).await.is(200);
    set(&world, &secret, GOOD).await.is(204);
}

#[tokio::test]
async fn whether_the_link_works_is_said_before_anything_is_said_of_the_password() {
    let world = World::new().await;
    set(&world, "b64", "short").await.is_problem(403, "unusable_link");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_use_a_link_at_once_one_does() {
    for _ in 0..5 {
        let world = World::new().await;
        let secret = asked(&world, ADA).await;
        let other = "copper meadow violin";
        let (one, two) = tokio::join!(set(&world, &secret, GOOD), set(&world, &secret, other));
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 403]);
        let password = if one.status == 204 { GOOD } else { other };
        world.browser().sign_in(ADA, password).await.is(200);
        let set = world.audit().await.into_iter().filter(|it| it.contains("set_password")).count();
        assert_eq!(set, 1);
    }
}

#[tokio::test]
async fn a_link_from_before_single_sign_on_was_required_is_refused_while_it_is() {
    let mut plan = crate::support::plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan).await;
    let (of_jun, of_ravi) =
        (asked(&world, JUN).await, asked(&world, "ravi@northwind.example").await);
    let required = |required: bool| {
        json!({ "switches": { "on": true, "required": required, "idp_managed": false,
            "idp_initiated": false } })
    };
    let owner = world.owner().await;
    owner.put_now("/api/organization/sso", required(true)).await.is(200);
    for password in [GOOD, "short"] {
        set(&world, &of_jun, password).await.is_problem(403, "sso_required");
        let (entry, payload) = world.last_audit().await;
        assert_eq!(entry, "Jun Kato set_password refused");
        assert_eq!(payload["refused"]["type"], "sso_required");
    }
    set(&world, &of_ravi, GOOD).await.is(204);
    owner.put_now("/api/organization/sso", required(false)).await.is(200);
    set(&world, &of_jun, GOOD).await.is(204);
}

#[tokio::test]
async fn an_owner_s_link_is_refused_once_they_are_no_owner_any_more() {
    let world = world_with_sso().await;
    let secret = asked(&world, "olu@northwind.example").await;
    let id = world.id_of("olu@northwind.example").await;
    let ada = world.owner().await;
    ada.put(&format!("/api/members/{id}/role"), json!({ "role": "member" })).await.is(200);
    set(&world, &secret, GOOD).await.is_problem(403, "sso_required");
}

#[tokio::test]
async fn what_is_sent_from_another_site_or_cannot_be_read_is_refused() {
    let world = World::new().await;
    let secret = asked(&world, ADA).await;
    let browser = world.browser();
    for body in [json!({ "token": secret }), json!({ "token": secret, "password": GOOD, "id": 1 })]
    {
        browser.put("/api/password", body).await.is_problem(400, "malformed");
    }
    let request =
        axum::http::Request::put("/api/password").header("content-type", "application/json");
    let body = axum::body::Body::from(new(&secret, GOOD).to_string());
    browser.send(request.body(body).unwrap()).await.is_problem(403, "cross_site");
    assert_eq!(token(&world, ADA).await, secret);
    set(&world, &secret, GOOD).await.is(204);
}

#[tokio::test]
async fn no_password_is_known_to_the_database() {
    let world = World::new().await;
    let secret = asked(&world, ADA).await;
    set(&world, &secret, GOOD).await.is(204);
    let hashes = world.texts("SELECT password_hash FROM person WHERE name = 'Ada Osei'").await;
    assert!(hashes[0].starts_with("$argon2id$"), "{hashes:?}");
    assert!(world.texts("SELECT token_hash FROM password_link").await.is_empty());
    assert!(
        world.texts("SELECT id FROM mail WHERE letter LIKE '%set-password#%'").await.is_empty()
    );
}
