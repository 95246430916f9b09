use serde_json::{Value, json};

use super::{DOMAINS, NEVER, domain, other_claim};
use crate::support::{World, plan};

fn named(name: &str) -> Value {
    json!({ "name": name })
}

#[tokio::test]
async fn an_owner_claims_a_domain_and_is_told_the_record_that_proves_it() {
    let world = World::new().await;
    let ada = world.owner().await;
    let page = ada.post(DOMAINS, named(" Müller.Example ")).await.is(200)["resource"].clone();
    let names: Vec<_> = page["domains"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["northwind.example", "xn--mller-kva.example"]);
    let claim = &page["domains"][1];
    assert_eq!(claim["unicode"], "müller.example");
    assert_eq!(claim["state"], json!({ "status": "pending" }));
    assert_eq!(claim["claimed"]["by"], "Ada Osei");
    assert_eq!(claim["last_check"], Value::Null);
    let token = claim["record"].as_str().unwrap().strip_prefix("gatehouse-domain-verify=").unwrap();
    assert!(token.len() == 32 && token.chars().all(|c| c.is_ascii_hexdigit()), "{token}");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei claim_domain done");
    assert_eq!(payload["after"]["name"], "xn--mller-kva.example");
}

#[tokio::test]
async fn each_claim_has_a_record_of_its_own() {
    let world = World::new().await;
    let ravi = world.admin().await;
    ravi.post(DOMAINS, named("one.example")).await.is(200);
    let page = ravi.post(DOMAINS, named("two.example")).await.is(200);
    let domains = page["resource"]["domains"].as_array().unwrap();
    let records: std::collections::BTreeSet<_> =
        domains.iter().map(|it| it["record"].as_str()).collect();
    assert_eq!(records.len(), 3);
}

#[tokio::test]
async fn what_nobody_can_own_is_refused_with_the_reason_and_nothing_is_claimed() {
    let world = World::new().await;
    let ada = world.owner().await;
    let before = world.settings().await;
    for (name, flaw) in [
        ("", "empty"),
        ("https://northwind.example", "not_a_domain"),
        ("ada@northwind.example", "not_a_domain"),
        ("localhost", "not_a_domain"),
        ("192.0.2.1", "not_a_domain"),
        ("gmail.com", "mail_provider"),
        ("mail.gmail.com", "mail_provider"),
        ("co.uk", "public_suffix"),
        ("Northwind.Example.", "already_claimed"),
    ] {
        ada.post(DOMAINS, named(name)).await.is_flawed("domain", flaw);
    }
    let long = ada.post(DOMAINS, named(&"a".repeat(254))).await;
    assert_eq!(long.is_flawed("domain", "too_long")["limit"], 253);
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn a_domain_that_another_organization_has_verified_is_refused_without_saying_whose() {
    let mut plan = plan();
    plan["domains"] = json!([]);
    let world = World::with(plan).await;
    other_claim(&world, "verified", NEVER).await;
    let refused = world.owner().await.post(DOMAINS, named("northwind.example")).await;
    refused.is_flawed("domain", "verified_elsewhere");
    assert!(!refused.text.contains("Other") && !refused.text.contains("o2"), "{}", refused.text);
}

#[tokio::test]
async fn a_claim_that_is_pending_keeps_nobody_from_claiming_the_same_domain() {
    let mut plan = plan();
    plan["domains"] = json!([]);
    let world = World::with(plan).await;
    other_claim(&world, "pending", NEVER).await;
    world.owner().await.post(DOMAINS, named("northwind.example")).await.is(200);
}

#[tokio::test]
async fn an_organization_has_a_hundred_domains_and_not_one_more() {
    let mut plan = plan();
    let names = (0..100).map(|n| json!({ "name": format!("n{n}.example"), "status": "pending" }));
    plan["domains"] = names.collect();
    let world = World::with(plan).await;
    let refused = world.owner().await.post(DOMAINS, named("one-more.example")).await;
    assert_eq!(refused.is_flawed("domain", "too_many_domains")["limit"], 100);
}

#[tokio::test]
async fn a_domain_of_another_organization_is_nowhere_for_this_one() {
    let world = World::new().await;
    let ada = world.owner().await;
    other_claim(&world, "pending", NEVER).await;
    for id in ["d2", "none"] {
        let path = format!("{DOMAINS}/{id}");
        ada.delete_if(&path, r#""v1""#).await.is_problem(404, "not_found");
        ada.post(&format!("{path}/check"), json!({})).await.is_problem(404, "not_found");
    }
    assert_eq!(ada.get(DOMAINS).await.is(200)["resource"]["domains"].as_array().unwrap().len(), 1);
    assert_eq!(domain(&ada).await["name"], "northwind.example");
}
