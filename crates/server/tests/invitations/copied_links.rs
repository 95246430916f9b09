//! Whoever has looked at the link of an invitation could join by it, as somebody else.

use gatehouse_server::audit::{Verdict, verify};
use serde_json::json;

use super::{GOOD, KIM, accept, id, invite, secret};
use crate::saml::Place;
use crate::support::{Client, World, plan};

/// Has an Admin look at the link and join by it as Kim, with a passkey that signs in alone.
async fn impostor(world: &World, is_viewed: bool) -> Client {
    let ravi = world.admin().await;
    invite(&ravi, &[(KIM, "member")]).await.is(201);
    if is_viewed {
        let link = format!("/api/invitations/{}/link", id(&ravi).await);
        ravi.post(&link, json!({})).await.is(200);
    }
    let browser = world.browser();
    accept(&browser, &secret(world, KIM).await, "Kim Berg", GOOD).await.is(200);
    world.give_passkey(KIM).await;
    world.tamper(&format!("UPDATE person SET passkey_sign_in = 1 WHERE email = '{KIM}'")).await;
    world
        .tamper(&format!(
            "INSERT INTO recovery_code (person_id, hash, made_at) \
             SELECT id, 'x', 1 FROM person WHERE email = '{KIM}'"
        ))
        .await;
    browser
}

/// What is there to sign in as Kim with.
async fn belongings(world: &World) -> Vec<String> {
    let mut all = Vec::new();
    for table in ["passkey", "recovery_code", "session"] {
        let rows = format!(
            "SELECT '{table}' FROM {table} x JOIN person p ON p.id = x.person_id \
             WHERE p.email = '{KIM}'"
        );
        all.extend(world.texts(&rows).await);
    }
    let person = format!(
        "SELECT CASE WHEN password_hash IS NULL THEN 'none' ELSE 'password' END \
         || CAST(passkey_sign_in AS TEXT) FROM person WHERE email = '{KIM}'"
    );
    all.extend(world.texts(&person).await);
    all
}

#[tokio::test]
async fn what_an_admin_set_up_in_the_name_of_whom_they_invited_ends_at_the_owners_first_sign_in() {
    let place = Place::on_with(plan(), false).await;
    let world = &place.world;
    let impostor = impostor(world, true).await;
    impostor.get("/api/session").await.is_problem(401, "second_factor_required");
    let kim = world.browser();
    place.sign_in(&kim, KIM).await.is(303);
    assert_eq!(belongings(world).await, ["session", "none0"], "their own session alone");
    kim.get("/api/session").await.is(200);
    impostor.get("/api/session").await.is_problem(401, "signed_out");
    world.browser().sign_in(KIM, GOOD).await.is_problem(401, "wrong_credentials");
    let letter = world.letters_to(KIM).await.pop().unwrap();
    assert_eq!(letter.subject, "Your account at Northwind Labs is yours alone now");
    let entries = world.audit().await;
    let at = entries.iter().position(|it| it == "Kim Berg prove_address done").unwrap();
    assert_eq!(entries[at - 1], "Kim Berg link_identity done", "{entries:?}");
    let payload = format!("SELECT payload FROM audit_entry WHERE seq = {}", at + 1);
    assert!(world.texts(&payload).await[0].contains(r#""password":true"#));
    let verdict = verify(&world.state.store, &world.organization_id().await).await.unwrap();
    assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
}

#[tokio::test]
async fn what_its_owner_sets_up_afterwards_stays() {
    let place = Place::on_with(plan(), false).await;
    impostor(&place.world, true).await;
    place.sign_in(&place.world.browser(), KIM).await.is(303);
    place.world.give_passkey(KIM).await;
    place.sign_in(&place.world.browser(), KIM).await.is(303);
    assert_eq!(belongings(&place.world).await, ["passkey", "session", "session", "none0"]);
}

#[tokio::test]
async fn whoever_joined_by_a_link_that_nobody_else_saw_keeps_what_they_set_up() {
    let place = Place::on_with(plan(), false).await;
    impostor(&place.world, false).await;
    place.sign_in(&place.world.browser(), KIM).await.is(303);
    let kept = ["passkey", "recovery_code", "session", "session", "password1"];
    assert_eq!(belongings(&place.world).await, kept);
}

#[tokio::test]
async fn a_mailed_link_to_a_password_makes_the_account_its_owners_too() {
    let world = World::new().await;
    let impostor = impostor(&world, true).await;
    world.browser().post("/api/password-resets", json!({ "email": KIM })).await.is(202);
    let link = world.letters_to(KIM).await.pop().unwrap().link("Set a new password");
    let new =
        json!({ "token": link.split_once('#').unwrap().1, "password": "tidal lantern bracket" });
    world.browser().put("/api/password", new).await.is(204);
    assert_eq!(belongings(&world).await, ["password0"]);
    impostor.get("/api/session").await.is_problem(401, "signed_out");
    world.browser().sign_in(KIM, "tidal lantern bracket").await.is(200);
    assert_eq!(world.audit().await.iter().filter(|it| it.contains("prove_address")).count(), 1);
    let verdict = verify(&world.state.store, &world.organization_id().await).await.unwrap();
    assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
}
