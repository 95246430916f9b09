//! Resetting other people's second factors.

use serde_json::json;

use super::support::{Answer, Client, PASSWORD, World, give_app, plan, protected};

const JUN: &str = "jun@northwind.example";
const RAVI: &str = "ravi@northwind.example";

async fn reset(world: &World, client: &Client, email: &str) -> Answer {
    let id = world.id_of(email).await;
    client.delete(&format!("/api/members/{id}/factors")).await
}

/// Everyone but the one without a password has an authenticator app, and recovery codes.
async fn world() -> World {
    let mut plan = protected(plan());
    for n in [3, 4, 5] {
        give_app(&mut plan["people"][n]);
    }
    World::with(plan).await
}

/// What somebody has: factors, recovery codes, sessions.
async fn left(world: &World, email: &str) -> [usize; 3] {
    let id = world.id_of(email).await;
    let mut left = [0; 3];
    for (n, table) in ["authenticator_app", "recovery_code", "session"].into_iter().enumerate() {
        let rows = format!("SELECT person_id FROM {table} WHERE person_id = '{id}'");
        left[n] = world.texts(&rows).await.len();
    }
    left
}

#[tokio::test]
async fn an_admin_resets_somebody_below_them_and_all_that_they_had_is_gone() {
    let world = world().await;
    let jun = world.member().await;
    let ravi = world.admin().await;
    let reply = reset(&world, &ravi, JUN).await.is(200);
    let held = &reply["resource"]["held"];
    assert_eq!(held, &json!({ "authenticator_app": false, "passkey": false }));
    assert_eq!(reply["session"]["viewer"]["name"], "Ravi Vance");
    assert_eq!(left(&world, JUN).await, [0, 0, 0]);
    jun.get("/api/session").await.is_problem(401, "signed_out");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance reset_factors done");
    assert_eq!(payload["person"]["name"], "Jun Kato");
    assert_eq!((&payload["factors"], &payload["recovery_codes"]), (&json!(["Phone"]), &json!(10)));
    let letters = world.letters_to(JUN).await;
    assert_eq!(letters[0].subject, "Your second factors for Northwind Labs were reset");
    assert!(letters[0].text.contains("Ravi Vance has removed"), "{}", letters[0].text);
    world.browser().sign_in(JUN, PASSWORD).await.is_problem(401, "enrolment_required");
}

#[tokio::test]
async fn where_a_factor_is_required_whoever_was_reset_sets_one_up_at_the_next_sign_in() {
    let mut plan = protected(plan());
    give_app(&mut plan["people"][4]);
    plan["two_factor"] = json!({ "required": true });
    let world = World::with(plan).await;
    reset(&world, &world.owner().await, JUN).await.is(200);
    world.browser().sign_in(JUN, PASSWORD).await.is_problem(401, "enrolment_required");
}

#[tokio::test]
async fn an_admin_resets_no_owner_no_other_admin_and_nobody_themself() {
    let world = world().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    let before = world.texts("SELECT person_id FROM authenticator_app").await;
    reset(&world, &ravi, "ada@northwind.example").await.is_denied(403, "not_below_you");
    world.tamper("UPDATE person SET role = 'admin' WHERE name = 'Bea Lindqvist'").await;
    reset(&world, &ravi, "bea@northwind.example").await.is_denied(403, "not_below_you");
    assert_eq!(world.last_audit().await.0, "Ravi Vance reset_factors refused");
    reset(&world, &ravi, RAVI).await.is_denied(409, "own_factors");
    reset(&world, &ada, "ada@northwind.example").await.is_denied(409, "own_factors");
    assert_eq!(world.texts("SELECT person_id FROM authenticator_app").await, before);
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn an_owner_resets_another_owner() {
    let world = world().await;
    let ada = world.owner().await;
    reset(&world, &ada, "olu@northwind.example").await.is(200);
    assert_eq!(left(&world, "olu@northwind.example").await, [0, 0, 0]);
}

#[tokio::test]
async fn a_reset_asks_for_a_fresh_proof() {
    let world = world().await;
    let ada = world.signed_in("ada@northwind.example").await;
    reset(&world, &ada, JUN).await.is_problem(403, "step_up_required");
    assert_eq!(left(&world, JUN).await, [1, 10, 0]);
}

#[tokio::test]
async fn whoever_has_nothing_is_left_alone() {
    let world = World::new().await;
    let (ada, jun) = (world.owner().await, world.member().await);
    let entries = world.audit().await.len();
    reset(&world, &ada, JUN).await.is(200);
    assert_eq!(world.audit().await.len(), entries);
    jun.get("/api/session").await.is(200);
    assert!(world.letters().await.is_empty());
    ada.delete("/api/members/nobody/factors").await.is_problem(404, "not_found");
}

#[tokio::test]
async fn the_list_of_people_says_who_may_be_reset() {
    let world = world().await;
    let ravi = world.admin().await;
    let page = ravi.get("/api/organization/two-factor/people").await.is(200);
    let people = page["resource"]["people"].as_array().unwrap();
    for (name, permit) in [
        ("Ada Osei", json!({ "denied": { "reason": "not_below_you" } })),
        ("Ravi Vance", json!({ "denied": { "reason": "own_factors" } })),
        ("Jun Kato", json!("allowed")),
    ] {
        let person = people.iter().find(|it| it["person"]["name"] == name).unwrap();
        assert_eq!(person["reset"], permit, "{name}");
    }
}
