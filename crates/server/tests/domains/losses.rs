use serde_json::{Value, json};

use super::{DOMAINS, checked, claim, domain, protected_world_of, record, world_of};
use crate::support::{Answer, Client, Dns, PASSWORD, World, plan};

const SSO: &str = "/api/organization/sso";

async fn requirement(client: &Client) -> Value {
    client.get(DOMAINS).await.is(200)["resource"]["requirement"].clone()
}

async fn require_sso(client: &Client) {
    let switches = json!({ "switches": { "on": true, "required": true, "idp_managed": false, "idp_initiated": false } });
    client.put_now(SSO, switches).await.is(200);
}

async fn remove(client: &Client, name: &str) -> Answer {
    let page = client.get(DOMAINS).await.is(200);
    let domains = page["resource"]["domains"].as_array().unwrap().clone();
    let domain = domains.into_iter().find(|it| it["name"] == name).unwrap();
    let path = format!("{DOMAINS}/{}", domain["id"].as_str().unwrap());
    client.delete_if(&path, &format!("\"v{}\"", domain["version"])).await
}

async fn jun_signs_in(world: &World) -> Answer {
    world.browser().sign_in("jun@northwind.example", PASSWORD).await
}

#[tokio::test]
async fn a_domain_whose_record_is_gone_counts_for_seven_days_more_and_then_no_longer() {
    let dns = Dns::start();
    let world = world_of(claim("verified"), &dns).await;
    let ravi = world.admin().await;
    let lapsing = checked(&ravi).await;
    assert_eq!(lapsing["state"]["status"], "lapsing");
    let may_turn_on = async || {
        let client = world.signed_in("ravi@northwind.example").await;
        client.get("/api/session").await.is(200)["capabilities"]["turn_on_sso"].clone()
    };
    assert_eq!(may_turn_on().await, "allowed");

    world.later(7 * 24 * 60 - 1);
    let ravi = world.signed_in("ravi@northwind.example").await;
    assert_eq!(checked(&ravi).await["state"]["status"], "lapsing");
    world.later(1);
    assert_eq!(checked(&ravi).await["state"]["status"], "lapsed");
    assert_eq!(may_turn_on().await["denied"]["reason"], "domain_unverified");
    assert_eq!(world.last_audit().await.0, "Ravi Vance sign_in done");
    let changes = world.audit().await.into_iter().filter(|it| it.contains("check_domain")).count();
    assert_eq!(changes, 2);

    dns.add(&record());
    assert_eq!(checked(&ravi).await["state"]["status"], "verified");
    assert_eq!(may_turn_on().await, "allowed");
}

#[tokio::test]
async fn a_record_that_is_back_in_time_takes_nothing_away() {
    let dns = Dns::start();
    dns.add(&record());
    let world = world_of(claim("lapsing"), &dns).await;
    assert_eq!(checked(&world.admin().await).await["state"]["status"], "verified");
}

#[tokio::test]
async fn losing_the_last_domain_suspends_required_single_sign_on_and_locks_nobody_out() {
    let dns = Dns::start();
    dns.add(&record());
    let world = world_of(claim("verified"), &dns).await;
    let ada = world.owner().await;
    require_sso(&ada).await;
    assert_eq!(requirement(&ada).await, "enforced");
    jun_signs_in(&world).await.is_problem(403, "sso_required");
    assert_eq!(domain(&ada).await["removal"], json!({ "effect": "suspends_requirement" }));

    let page = remove(&ada, "northwind.example").await.is(200);
    assert_eq!(page["resource"], json!({ "domains": [], "requirement": "suspended" }));
    jun_signs_in(&world).await.is(200);
    let sso = ada.get(SSO).await.is(200)["resource"].clone();
    assert_eq!((&sso["required"], &sso["domains"]), (&json!(true), &json!([])));
}

#[tokio::test]
async fn required_single_sign_on_holds_again_with_the_record_and_ends_password_sessions() {
    let dns = Dns::start();
    dns.add(&record());
    let world = protected_world_of(claim("verified"), &dns).await;
    let ada = world.owner().await;
    require_sso(&ada).await;
    ada.post("/api/organization/sso/keep", json!({})).await.is(200);
    dns.remove("northwind TXT");
    checked(&ada).await;
    world.later(7 * 24 * 60);
    let ada = world.owner().await;
    assert_eq!(checked(&ada).await["state"]["status"], "lapsed");
    let jun = world.signed_in("jun@northwind.example").await;

    dns.add(&record());
    assert_eq!(checked(&ada).await["state"]["status"], "verified");
    assert_eq!(requirement(&ada).await, "enforced");
    assert!(jun.get("/api/session").await.is(200)["ends_at"].is_string());
    world.later(15);
    jun.get("/api/session").await.is_problem(401, "signed_out");
    jun_signs_in(&world).await.is_problem(403, "sso_required");
    ada.get("/api/session").await.is(200);
}

#[tokio::test]
async fn an_owner_is_told_what_a_removal_will_break_before_it_does() {
    let mut plan = plan();
    plan["domains"] = json!(["northwind.example", "partner.example", "empty.example",
        { "name": "pending.example", "status": "pending" }]);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let effects = async || {
        let page = ada.get(DOMAINS).await.is(200);
        let domains = page["resource"]["domains"].as_array().unwrap().clone();
        domains.into_iter().map(|it| it["removal"].clone()).collect::<Vec<_>>()
    };
    let nothing = json!({ "effect": "nothing" });
    assert_eq!(effects().await, [(); 4].map(|()| nothing.clone()));
    let on = json!({ "switches": { "on": true, "required": false, "idp_managed": false, "idp_initiated": false } });
    ada.put_now(SSO, on).await.is(200);
    let ends = |people: u32| json!({ "effect": "ends_idp_sign_in", "people": people });
    assert_eq!(effects().await, [nothing.clone(), ends(6), ends(1), nothing.clone()]);
    require_sso(&ada).await;
    let out = |people: u32| json!({ "effect": "shuts_out", "people": people });
    assert_eq!(effects().await, [nothing.clone(), out(3), out(1), nothing]);
}

#[tokio::test]
async fn the_last_domain_of_live_single_sign_on_holds_newcomers_back() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    assert_eq!(domain(&ada).await["removal"], json!({ "effect": "holds_newcomers_back" }));
}

#[tokio::test]
async fn the_last_domain_holds_single_sign_on_back_when_it_goes() {
    let world = World::new().await;
    let ada = world.owner().await;
    assert_eq!(domain(&ada).await["removal"], json!({ "effect": "holds_sso_back" }));
    let page = remove(&ada, "northwind.example").await.is(200);
    let denied = &page["session"]["capabilities"]["turn_on_sso"]["denied"]["reason"];
    assert_eq!(denied, "domain_unverified");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei remove_domain done");
    assert_eq!(payload["before"]["name"], "northwind.example");
    assert_eq!(payload["after"], Value::Null);
}

#[tokio::test]
async fn a_domain_that_was_verified_meanwhile_is_not_removed_unseen() {
    let dns = Dns::start();
    let world = world_of(claim("pending"), &dns).await;
    let ada = world.owner().await;
    let seen = domain(&ada).await;
    dns.add(&record());
    checked(&world.admin().await).await;
    let path = format!("{DOMAINS}/{}", seen["id"].as_str().unwrap());
    let current = ada.delete_if(&path, r#""v1""#).await.is_stale("domains");
    assert_eq!(current["domains"][0]["state"]["status"], "verified");
    ada.delete_if(&path, r#""v2""#).await.is(200);
}

#[tokio::test]
async fn a_domain_that_lapses_beside_another_ends_the_sessions_of_the_people_whom_it_shuts_out() {
    let dns = Dns::start();
    let lapsing = json!({ "name": "partner.example", "status": "lapsing" });
    let world = protected_world_of(json!(["northwind.example", lapsing]), &dns).await;
    let lee = world.signed_in("lee@partner.example").await;
    let jun = world.member().await;
    world.tamper("UPDATE session SET began_with = 'sso'").await;
    let ada = world.owner().await;
    require_sso(&ada).await;
    ada.post("/api/organization/sso/keep", json!({})).await.is(200);
    let ends_at =
        async |client: &Client| client.get("/api/session").await.is(200)["ends_at"].clone();
    assert_eq!(ends_at(&lee).await, Value::Null);

    let page = ada.get(DOMAINS).await.is(200);
    let id = page["resource"]["domains"][1]["id"].as_str().unwrap().to_owned();
    let page = ada.post(&format!("{DOMAINS}/{id}/check"), json!({})).await.is(200);
    assert_eq!(page["resource"]["domains"][1]["state"]["status"], "lapsed");
    assert!(ends_at(&lee).await.is_string());
    assert_eq!(ends_at(&jun).await, Value::Null);
    world.later(15);
    lee.get("/api/session").await.is_problem(401, "signed_out");
}
