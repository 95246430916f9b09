//! Whom requiring single sign-on concerns: shown before, and counted anew at the change.

use serde_json::{Value, json};

use super::support::{Answer, Client, World, give_app, plan};

const SSO: &str = "/api/organization/sso";

fn switches(on: bool, required: bool) -> Value {
    json!({ "on": on, "required": required, "idp_managed": false, "idp_initiated": false })
}

/// A look at the page: its tag, and the digest of whom the switches concern.
async fn look(client: &Client) -> (String, Value) {
    let page = client.get(SSO).await;
    (page.etag(), page.json()["resource"]["impact"]["digest"].clone())
}

/// Makes single sign-on required, as somebody who has had that look.
async fn require(client: &Client, (tag, seen): &(String, Value)) -> Answer {
    client.put_if(SSO, tag, json!({ "switches": switches(true, true), "seen": seen })).await
}

async fn add_guest(world: &World, name: &str) {
    let organization = world.organization_id().await;
    world
        .tamper(&format!(
            "INSERT INTO person (id, organization_id, name, email, role, created_at) \
             VALUES ('{name}', '{organization}', '{name}', '{name}@agency.example', 'member', 0)"
        ))
        .await;
}

async fn demote(world: &World, client: &Client, email: &str) -> Answer {
    let path = format!("/api/members/{}/role", world.id_of(email).await);
    client.put(&path, json!({ "role": "member" })).await
}

/// With an Admin on another domain, who has no exception.
async fn with_a_guest_admin() -> World {
    let mut plan = plan();
    plan["people"][4]["role"] = json!("admin");
    plan["people"][4]["email"] = json!("jun@agency.example");
    World::with(plan).await
}

#[tokio::test]
async fn of_many_guests_the_first_fifty_are_named_and_all_are_counted() {
    let world = World::new().await;
    for number in 0..59 {
        add_guest(&world, &format!("guest{number:02}")).await;
    }
    let ada = world.owner().await;
    let before = look(&ada).await;
    let page = ada.get(SSO).await.is(200);
    let shut_out = &page["resource"]["impact"]["shut_out"];
    assert_eq!((&shut_out["total"], shut_out["first"].as_array().unwrap().len()), (&json!(60), 50));
    world.tamper("UPDATE person SET id = 'other' WHERE id = 'guest58'").await;
    assert_ne!(look(&ada).await, before, "the digest is of those who are not named too");
}

#[tokio::test]
async fn a_guest_who_was_added_meanwhile_is_shown_before_single_sign_on_is_required() {
    let world = World::new().await;
    let ada = world.owner().await;
    let seen = look(&ada).await;
    add_guest(&world, "sam").await;
    let before = world.settings().await;
    let problem = require(&ada, &seen).await.is_problem(409, "impact_changed");
    let current = &problem["current"]["sso"]["resource"];
    assert_eq!(current["impact"]["shut_out"]["total"], 2);
    assert_eq!(problem["current"]["sso"]["session"]["viewer"]["name"], "Ada Osei");
    assert_eq!(world.settings().await, before);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei require_sso refused");
    assert_eq!(payload["refused"], json!({ "type": "impact_changed" }));

    let seen = (seen.0, current["impact"]["digest"].clone());
    require(&ada, &seen).await.is(200);
}

#[tokio::test]
async fn a_role_that_was_changed_meanwhile_is_shown_before_single_sign_on_is_required() {
    let world = with_a_guest_admin().await;
    let ada = world.owner().await;
    let seen = look(&ada).await;
    demote(&world, &world.other_owner().await, "jun@agency.example").await.is(200);
    require(&ada, &seen).await.is_problem(409, "impact_changed");
    require(&ada, &look(&ada).await).await.is(200);
}

#[tokio::test]
async fn whoever_has_seen_nobody_is_shown_first() {
    let world = World::new().await;
    let ada = world.owner().await;
    for seen in [Value::Null, json!(""), json!("0")] {
        require(&ada, &(ada.tag(SSO).await, seen)).await.is_problem(409, "impact_changed");
    }
    let body = json!({ "switches": switches(true, true) });
    ada.put_if(SSO, &ada.tag(SSO).await, body).await.is_problem(409, "impact_changed");
}

#[tokio::test]
async fn turning_single_sign_on_on_with_the_old_requirement_shows_whom_it_concerns_too() {
    let world = World::new().await;
    let ada = world.owner().await;
    require(&ada, &look(&ada).await).await.is(200);
    let off = json!({ "switches": switches(false, true) });
    ada.put_if(SSO, &ada.tag(SSO).await, off).await.is(200);
    let seen = look(&ada).await;
    add_guest(&world, "sam").await;
    require(&ada, &seen).await.is_problem(409, "impact_changed");
}

#[tokio::test]
async fn switches_that_take_no_password_away_ask_for_nothing_that_was_seen() {
    let world = World::new().await;
    let ada = world.owner().await;
    for (on, required) in [(true, false), (false, false), (true, false)] {
        let body = json!({ "switches": switches(on, required) });
        ada.put_if(SSO, &ada.tag(SSO).await, body).await.is(200);
    }
    require(&ada, &look(&ada).await).await.is(200);
    let mut kept = switches(true, true);
    kept["idp_managed"] = json!(true);
    ada.put_if(SSO, &ada.tag(SSO).await, json!({ "switches": kept })).await.is(200);
}

#[tokio::test]
async fn who_has_a_password_alone_is_told_for_both_ways() {
    let mut plan = plan();
    plan["people"][4]["sso_exempt"] = json!(true);
    for n in [0, 2, 3] {
        give_app(&mut plan["people"][n]);
    }
    let world = World::with(plan).await;
    let page = world.owner().await.get(SSO).await.is(200);
    let impact = &page["resource"]["impact"];
    let names = |list: &str| -> Vec<String> {
        let people = impact[list]["first"].as_array().unwrap();
        people.iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("password_alone"), ["Jun Kato", "Lee Park", "Olu Reyes"]);
    assert_eq!(names("password_alone_when_required"), ["Jun Kato", "Olu Reyes"]);
}

#[tokio::test]
async fn who_has_no_password_is_told_before_single_sign_on_is_turned_off() {
    let world = World::new().await;
    let ada = world.owner().await;
    let without = async || {
        let page = ada.get(SSO).await.is(200);
        page["resource"]["impact"]["without_password"].clone()
    };
    world.tamper("UPDATE person SET password_hash = 'set'").await;
    assert_eq!(without().await["total"], 0);
    world.tamper("UPDATE person SET password_hash = NULL WHERE name = 'Jun Kato'").await;
    assert_eq!(without().await["first"][0]["name"], "Jun Kato");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_demotion_and_a_requirement_at_once_neither_passes_the_other_unseen() {
    for round in 0..12 {
        let world = with_a_guest_admin().await;
        let (ada, olu) = (world.owner().await, world.other_owner().await);
        let seen = look(&ada).await;
        let path = format!("/api/members/{}/role", world.id_of("jun@agency.example").await);
        let demoting =
            tokio::spawn(async move { olu.put(&path, json!({ "role": "member" })).await });
        let requiring = tokio::spawn(async move { require(&ada, &seen).await });
        demoting.await.unwrap().is(200);
        let required = requiring.await.unwrap();
        let order: Vec<_> = world.audit().await.split_off(4);
        let first = order.first().map(String::as_str);
        match required.status.as_u16() {
            200 => assert_ne!(first, Some("Olu Reyes change_role done"), "round {round}"),
            _ => {
                required.is_problem(409, "impact_changed");
                assert_eq!(first, Some("Olu Reyes change_role done"), "round {round}");
            }
        }
    }
}
