//! The organization's name, and who can help.

use serde_json::json;

use super::support::{World, plan};

const PATH: &str = "/api/organization";

#[tokio::test]
async fn everyone_sees_the_name_and_who_the_owners_and_admins_are() {
    let world = World::new().await;
    for client in [world.owner().await, world.admin().await, world.member().await] {
        let answer = client.get(PATH).await;
        let body = answer.is(200);
        assert_eq!(body["resource"]["name"], "Northwind Labs");
        assert_eq!(answer.etag(), r#""v1""#);
        let administrators = body["resource"]["administrators"].as_array().unwrap();
        let names: Vec<_> = administrators.iter().map(|it| it["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["Ada Osei", "Olu Reyes", "Ravi Vance"]);
        assert!(body["session"]["viewer"]["name"].is_string());
    }
}

#[tokio::test]
async fn everyone_sees_the_support_address_where_there_is_one() {
    let world = World::new().await;
    let body = world.member().await.get(PATH).await;
    assert!(body.is(200)["resource"]["support_address"].is_null());

    let world = World::configured(|config| {
        config.support_address = Some("help@gate.example".parse().unwrap());
    })
    .await;
    world.plant(plan()).await;
    let body = world.member().await.get(PATH).await;
    assert_eq!(body.is(200)["resource"]["support_address"], "help@gate.example");
}

#[tokio::test]
async fn an_admin_renames_the_organization_without_further_proof() {
    let world = World::new().await;
    let ravi = world.signed_in("ravi@northwind.example").await;
    let answer = ravi.put_now(PATH, json!({ "name": "  Northwind Research " })).await;
    let body = answer.is(200);
    assert_eq!(body["resource"]["name"], "Northwind Research");
    assert_eq!(body["resource"]["changed"]["by"], "Ravi Vance");
    assert_eq!(body["session"]["organization"], "Northwind Research");
    assert_eq!(answer.etag(), r#""v2""#);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance rename_organization done");
    assert_eq!(payload["before"]["name"], "Northwind Labs");
    assert_eq!(payload["after"]["name"], "Northwind Research");
}

#[tokio::test]
async fn the_same_name_again_is_no_change() {
    let world = World::new().await;
    let ada = world.owner().await;
    let entries = world.audit().await.len();
    let answer = ada.put_now(PATH, json!({ "name": "Northwind Labs" })).await;
    assert_eq!(
        (answer.is(200)["resource"]["version"].as_i64(), answer.etag().as_str()),
        (Some(1), r#""v1""#)
    );
    assert_eq!(world.audit().await.len(), entries);
}

#[tokio::test]
async fn a_name_that_cannot_be_one_is_refused_at_its_field() {
    let world = World::new().await;
    let ada = world.owner().await;
    for (name, code) in [("", "empty"), ("  ", "empty"), ("a\u{202e}b", "invisible_characters")] {
        ada.put_now(PATH, json!({ "name": name })).await.is_flawed("name", code);
    }
    let flaw = ada.put_now(PATH, json!({ "name": "x".repeat(81) })).await;
    assert_eq!(flaw.is_flawed("name", "too_long")["limit"], 80);
}

#[tokio::test]
async fn a_rename_of_an_older_version_shows_what_is_there_now() {
    let world = World::new().await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    let tag = ada.tag(PATH).await;
    ravi.put_now(PATH, json!({ "name": "Theirs" })).await.is(200);
    let answer = ada.put_if(PATH, &tag, json!({ "name": "Mine" })).await;
    let current = answer.is_stale("organization");
    assert_eq!(current["name"], "Theirs");
    assert_eq!(current["changed"]["by"], "Ravi Vance");
    assert_eq!(world.last_audit().await.0, "Ada Osei rename_organization refused");
    for tag in [r#""v1""#, "*", "v2", r#"W/"v2""#] {
        ada.put_if(PATH, tag, json!({ "name": "Mine" })).await.is_problem(412, "stale");
    }
}

#[tokio::test]
async fn a_rename_that_names_no_version_is_asked_for_one() {
    let world = World::new().await;
    let ada = world.owner().await;
    let answer = ada.put(PATH, json!({ "name": "Mine" })).await;
    answer.is_problem(428, "precondition_required");
}
