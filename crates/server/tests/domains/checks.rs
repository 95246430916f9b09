use std::net::UdpSocket;

use serde_json::{Value, json};

use super::{NEVER, TOKEN, checked, claim, domain, other_claim, record, world_of};
use crate::support::{Dns, World, plan};

#[tokio::test]
async fn an_admin_adds_the_record_looks_now_and_the_domain_is_verified() {
    let dns = Dns::start();
    let world = world_of(claim("pending"), &dns).await;
    let ravi = world.admin().await;
    let session = ravi.get("/api/session").await.is(200);
    let denied = &session["capabilities"]["turn_on_sso"]["denied"]["reason"];
    assert_eq!(denied, "domain_unverified");

    let before = checked(&ravi).await;
    assert_eq!(before["last_check"]["finding"], json!({ "code": "no_such_name" }));
    dns.add(&record());
    let after = checked(&ravi).await;

    assert_eq!(after["state"]["status"], "verified");
    let check = &after["last_check"];
    assert_eq!(check["finding"], json!({ "code": "found" }));
    assert_eq!(check["server"], dns.address.to_string());
    assert_eq!(check["values"], json!([format!("gatehouse-domain-verify={TOKEN}")]));
    assert_eq!((&before["version"], &after["version"]), (&json!(1), &json!(2)));
    let session = ravi.get("/api/session").await.is(200);
    assert_eq!(session["capabilities"]["turn_on_sso"], "allowed");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance check_domain done");
    assert_eq!(payload["before"]["state"]["status"], "pending");
    assert_eq!(payload["after"]["state"]["status"], "verified");
}

/// What an Admin is told when the zone has these records.
async fn found(records: &[&str]) -> Value {
    let dns = Dns::start();
    for record in records {
        dns.add(record);
    }
    let world = world_of(claim("pending"), &dns).await;
    let domain = checked(&world.admin().await).await;
    assert_eq!(world.audit().await.len(), 2, "a look that changes nothing is not written down");
    domain["last_check"].clone()
}

#[tokio::test]
async fn whatever_is_wrong_with_the_record_is_told() {
    let quoted = format!("northwind TXT \"\\\"gatehouse-domain-verify={TOKEN}\\\"\"");
    let bare = format!("northwind TXT \"{TOKEN}\"");
    let doubled = format!("northwind.example.northwind TXT \"gatehouse-domain-verify={TOKEN}\"");
    let other = "northwind TXT \"v=spf1 -all\"";
    for (records, finding) in [
        (&[][..], json!({ "code": "no_such_name" })),
        (&["northwind A 192.0.2.1"], json!({ "code": "no_record" })),
        (&[other], json!({ "code": "other_values" })),
        (
            &["northwind TXT \"gatehouse-domain-verify=0000\"", other],
            json!({ "code": "other_token" }),
        ),
        (&[&quoted], json!({ "code": "quoted" })),
        (&[&bare], json!({ "code": "missing_prefix" })),
        (
            &[&doubled, other],
            json!({ "code": "doubled_name", "name": "northwind.example.northwind.example" }),
        ),
        (
            &["northwind CNAME web.host.example."],
            json!({ "code": "alias", "target": "web.host.example" }),
        ),
    ] {
        assert_eq!(found(records).await["finding"], finding, "{records:?}");
    }
}

#[tokio::test]
async fn an_admin_sees_what_is_at_the_name_and_how_long_caches_may_repeat_it() {
    let seconds = |check: &Value, field: &str| {
        let moment: gatehouse_contract::Timestamp =
            serde_json::from_value(check[field].clone()).unwrap();
        moment.unix_millis() / 1_000
    };
    let nothing = found(&[]).await;
    // The last field of the zone's SOA record.
    assert_eq!(seconds(&nothing, "cached_until") - seconds(&nothing, "at"), 30);
    let long = format!("northwind TXT \"{}\" \"{}\"", "a".repeat(200), "b".repeat(200));
    let something = found(&[&long, "northwind TXT \"v=spf1 -all\""]).await;
    assert_eq!(seconds(&something, "cached_until") - seconds(&something, "at"), 60);
    let mut values: Vec<_> =
        something["values"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    values.sort_unstable();
    assert_eq!(values[0], format!("{}{}…", "a".repeat(200), "b".repeat(55)));
    assert_eq!(values[1], "v=spf1 -all");
}

#[tokio::test]
async fn a_record_of_a_subdomain_that_has_its_zone_twice_is_found_too() {
    let dns = Dns::start();
    dns.add(&format!("eu.northwind.example.northwind TXT \"gatehouse-domain-verify={TOKEN}\""));
    let world = world_asking("eu.northwind.example", vec![dns.address]).await;
    let name = "eu.northwind.example.northwind.example";
    let finding = json!({ "code": "doubled_name", "name": name });
    assert_eq!(finding_at(&world).await["finding"], finding);
}

async fn finding_at(world: &World) -> Value {
    checked(&world.admin().await).await["last_check"].clone()
}

async fn world_asking(name: &str, servers: Vec<std::net::SocketAddr>) -> World {
    let world = World::configured(|config| config.dns = servers).await;
    let mut plan = plan();
    plan["domains"] = json!([{ "name": name, "token": TOKEN, "status": "pending" }]);
    world.plant(plan).await;
    world
}

#[tokio::test]
async fn a_server_that_fails_or_refuses_is_told_from_a_record_that_is_not_there() {
    let dns = Dns::start();
    for (name, code) in [("broken.test", "SERVFAIL"), ("elsewhere.test", "REFUSED")] {
        let check = finding_at(&world_asking(name, vec![dns.address]).await).await;
        let finding = json!({ "code": "server_failure", "response_code": code });
        assert_eq!(check["finding"], finding, "{name}");
        assert_eq!(check["cached_until"], Value::Null);
    }
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_told_by_its_address() {
    let silent = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap();
    let check = finding_at(&world_asking("northwind.example", vec![address]).await).await;
    assert_eq!(check["finding"], json!({ "code": "timed_out" }));
    assert_eq!(check["server"], address.to_string());
}

#[tokio::test]
async fn the_next_server_is_asked_when_one_does_not_answer() {
    let dns = Dns::start();
    dns.add(&record());
    let closed = "127.0.0.1:9".parse().unwrap();
    let check =
        finding_at(&world_asking("northwind.example", vec![closed, dns.address]).await).await;
    assert_eq!(check["finding"], json!({ "code": "found" }));
    assert_eq!(check["server"], dns.address.to_string());
}

#[tokio::test]
async fn the_record_of_a_domain_that_another_organization_has_verified_verifies_nothing() {
    let dns = Dns::start();
    dns.add(&record());
    let world = world_of(claim("pending"), &dns).await;
    other_claim(&world, "verified", NEVER).await;
    let ravi = world.admin().await;
    let domain = checked(&ravi).await;
    assert_eq!(domain["state"]["status"], "pending");
    assert_eq!(domain["last_check"]["finding"], json!({ "code": "verified_elsewhere" }));

    world.tamper("DELETE FROM domain WHERE id = 'd2'").await;
    assert_eq!(checked(&ravi).await["state"]["status"], "verified");
}

#[tokio::test]
async fn a_check_that_is_under_way_is_not_made_twice() {
    let dns = Dns::start();
    dns.add(&record());
    let world = world_of(claim("pending"), &dns).await;
    let ravi = world.admin().await;
    let until = world.state.clock.now().unix_millis() + 60_000;
    world.tamper(&format!("UPDATE domain SET leased_until = {until}")).await;
    assert_eq!(checked(&ravi).await["last_check"], Value::Null);
    world.later(2);
    assert_eq!(checked(&ravi).await["state"]["status"], "verified");
    assert_eq!(domain(&ravi).await["last_check"]["finding"], json!({ "code": "found" }));
}
