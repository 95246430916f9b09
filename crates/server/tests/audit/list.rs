use serde_json::{Value, json};

use super::{CHROME, unlock, with_history};
use crate::support::{Client, World, plan};

/// The numbers of the entries at an address, and whether there are older ones.
async fn numbers(client: &Client, query: &str) -> (Vec<i64>, bool) {
    let page = client.get(&format!("/api/audit?{query}")).await.is(200)["resource"].clone();
    let all = page["entries"].as_array().unwrap().iter().map(|it| it["seq"].as_i64().unwrap());
    (all.collect(), page["has_older"] == true)
}

/// With a made-up past of so many entries.
async fn with_past(entries: u32) -> World {
    let mut plan = plan();
    plan["audit_entries"] = json!(entries);
    World::with(plan).await
}

#[tokio::test]
async fn an_owner_and_an_admin_read_who_did_what_from_where_and_with_what() {
    let world = with_history().await;
    for client in [world.owner().await, world.admin().await] {
        let answer = client.get("/api/audit?action=rename_organization").await.is(200);
        let entry = answer["resource"]["entries"][0].clone();
        assert_eq!(entry["author"]["kind"], "person");
        assert_eq!(entry["author"]["name"], "Ada Osei");
        assert_eq!(entry["outcome"], "done");
        assert_eq!(entry["address"], "0.0.0.0");
        assert_eq!(entry["device"], "Chrome on Linux");
        let payload = json!({ "before": { "name": "Two" }, "after": { "name": "Three" } });
        assert_eq!(entry["payload"], payload);
        assert_eq!(entry["request_id"].as_str().unwrap().len(), 32);
        assert!(answer["session"]["viewer"]["email"].is_string());
    }
}

#[tokio::test]
async fn each_filter_leaves_what_is_like_it_and_together_they_leave_less() {
    let world = with_history().await;
    let ada = world.signed_in("ada@northwind.example").await;
    let id = world.id_of("ada@northwind.example").await;
    assert_eq!(numbers(&ada, "").await.0, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(numbers(&ada, "outcome=refused").await.0, [8]);
    assert_eq!(numbers(&ada, "action=rename_organization").await.0, [5, 4, 3]);
    assert_eq!(numbers(&ada, &format!("person={id}")).await.0, [9, 5, 4, 3, 2, 1]);
    assert_eq!(numbers(&ada, &format!("person={id}&action=sign_in")).await.0, [9, 1]);
    assert_eq!(numbers(&ada, &format!("person={id}&outcome=refused")).await.0, [0_i64; 0]);
    assert_eq!(numbers(&ada, "action=see_access_security&outcome=done").await.0, [0_i64; 0]);
}

/// A moment after everything.
fn after_all(world: &World) -> String {
    world.state.clock.now().plus_days(1).to_string()
}

#[tokio::test]
async fn dates_are_from_a_moment_on_and_before_another() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    let first = world.state.clock.now();
    world.later(20);
    ada.put_now("/api/organization", json!({ "name": "Later" })).await.is(200);
    let then = first.plus_seconds(600).to_string();
    assert_eq!(numbers(&ada, &format!("from={then}")).await.0, [2]);
    assert_eq!(numbers(&ada, &format!("until={then}")).await.0, [1]);
    assert_eq!(numbers(&ada, &format!("from={then}&until={then}")).await.0, [0_i64; 0]);
    let (from, until) = (first.plus_seconds(-600), first.plus_seconds(600));
    let around = format!("from={from}&until={until}");
    assert_eq!(numbers(&ada, &format!("{around}&action=sign_in")).await.0, [1]);
    assert_eq!(numbers(&ada, &format!("{around}&action=sign_in&outcome=done")).await.0, [1]);
    assert_eq!(numbers(&ada, &format!("{around}&outcome=refused")).await.0, [0_i64; 0]);
    assert_eq!(numbers(&ada, &format!("from={then}&action=sign_in")).await.0, [0_i64; 0]);
    let late = format!("from={then}&until={}", after_all(&world));
    assert_eq!(numbers(&ada, &format!("{late}&action=sign_in")).await.0, [0_i64; 0]);
    assert_eq!(numbers(&ada, &format!("{late}&action=rename_organization")).await.0, [2]);
}

#[tokio::test]
async fn older_pages_are_read_on_from_the_last_entry_and_newer_ones_from_the_first() {
    let world = with_past(120).await;
    let ada = world.signed_in("ada@northwind.example").await;
    let (page, has_older) = numbers(&ada, "").await;
    assert_eq!(
        (page.first(), page.last(), page.len(), has_older),
        (Some(&121), Some(&72), 50, true)
    );
    let (page, has_older) = numbers(&ada, "before=72").await;
    assert_eq!((page.first(), page.last(), has_older), (Some(&71), Some(&22), true));
    let (page, has_older) = numbers(&ada, "before=22").await;
    assert_eq!((page.first(), page.last(), has_older), (Some(&21), Some(&1), false));
    assert_eq!(numbers(&ada, "after=119").await, (vec![121, 120], false));
    assert_eq!(numbers(&ada, "after=121").await, (vec![], false));
    let (page, has_older) = numbers(&ada, "after=1").await;
    assert_eq!((page.len(), has_older), (50, true));
    let (signed_in, _) = numbers(&ada, "after=60&action=sign_in").await;
    assert!(signed_in.first() == Some(&121) && signed_in.last() > Some(&60), "{signed_in:?}");
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_refused_in_words() {
    let world = with_history().await;
    let ada = world.owner().await;
    for query in [
        "outcome=perhaps",
        "from=yesterday",
        "page=2",
        &format!("action={}", "x".repeat(65)),
        "person=%00",
    ] {
        ada.get(&format!("/api/audit?{query}")).await.is_problem(400, "malformed");
    }
    for query in ["before=999", "after=999"] {
        ada.get(&format!("/api/audit?{query}")).await.is_problem(404, "not_found");
    }
    assert_eq!(numbers(&ada, "action=from_the_future").await, (vec![], false));
}

#[tokio::test]
async fn the_filters_have_the_actions_and_the_people_that_are_in_the_log() {
    let world = with_history().await;
    let ada = world.owner().await;
    let filters = ada.get("/api/audit/filters").await.is(200)["resource"].clone();
    let actions = ["rename_organization", "see_access_security", "sign_in", "step_up"];
    assert_eq!(filters["actions"], json!(actions));
    let names: Vec<_> =
        filters["people"].as_array().unwrap().iter().map(|it| it["name"].clone()).collect();
    assert_eq!(
        (names, &filters["more_people"]),
        (vec![json!("Ada Osei"), json!("Jun Kato")], &json!(false))
    );
    let jun = world.id_of("jun@northwind.example").await;
    ada.delete(&format!("/api/members/{jun}")).await.is(200);
    let filters = ada.get("/api/audit/filters").await.is(200)["resource"].clone();
    assert_eq!(filters["people"][1], json!({ "id": jun, "name": "Jun Kato" }));
}

#[tokio::test]
async fn whoever_did_something_is_a_person_the_server_or_nobody_who_is_known() {
    let world = World::new().await;
    let asked = json!({ "email": "ada@northwind.example" });
    world.browser().post("/api/password-resets", asked).await.is(202);
    assert_eq!(gatehouse_server::job::run_due(&world.state).await, Some(1));
    let ada = world.signed_in("ada@northwind.example").await;
    let entries = ada.get("/api/audit").await.is(200)["resource"]["entries"].clone();
    let author = |entry: &Value| entry["author"].clone();
    assert_eq!(author(&entries[0])["kind"], "person");
    let stranger = json!({ "kind": "stranger", "id": "", "name": "ada@northwind.example" });
    assert_eq!(author(&entries[1]), stranger);
}

#[tokio::test]
async fn entries_from_before_devices_were_kept_are_still_sealed() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    ada.clone().called(CHROME).put_now("/api/organization", json!({ "name": "One" })).await.is(200);
    let devices = world.texts("SELECT device FROM audit_entry ORDER BY seq").await;
    assert_eq!(devices, ["", "Chrome on Linux"]);
    let found = ada.get("/api/audit/verification").await.is(200)["resource"].clone();
    assert_eq!((&found["status"], &found["entries"]), (&json!("intact"), &json!(2)));
    unlock(&world).await;
    world.tamper("UPDATE audit_entry SET device = 'Safari on macOS' WHERE seq = 1").await;
    let found = ada.get("/api/audit/verification").await.is(200)["resource"].clone();
    assert_eq!(found, json!({ "status": "broken", "seq": 1 }));
}
