use gatehouse_server::audit::{Verdict, verify};
use gatehouse_server::domain::check_due;
use gatehouse_server::{AppState, app};
use serde_json::{Value, json};

use super::{checked, claim, domain, other_claim, record, world_of};
use crate::support::{Client, Dns, PASSWORD, World};

#[tokio::test]
async fn a_record_is_found_though_nobody_asks() {
    let dns = Dns::start();
    dns.add(&record());
    let world = world_of(claim("pending"), &dns).await;
    assert_eq!(check_due(&world.state).await, 1);
    let ada = world.owner().await;
    assert_eq!(domain(&ada).await["state"]["status"], "verified");
    let changes: Vec<String> = world.audit().await;
    assert_eq!(changes[0], "Gatehouse check_domain done");
    let verdict = verify(&world.state.store, &world.organization_id().await).await.unwrap();
    assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
}

#[tokio::test]
async fn a_pending_domain_is_looked_at_every_five_minutes_and_a_verified_one_once_a_day() {
    let dns = Dns::start();
    let world = world_of(claim("pending"), &dns).await;
    assert_eq!(check_due(&world.state).await, 1);
    world.later(4);
    assert_eq!(check_due(&world.state).await, 0);
    world.later(1);
    dns.add(&record());
    assert_eq!(check_due(&world.state).await, 1);
    world.later(23 * 60);
    assert_eq!(check_due(&world.state).await, 0);
    world.later(60);
    assert_eq!(check_due(&world.state).await, 1);
}

#[tokio::test]
async fn a_check_that_fell_due_while_no_server_ran_is_made_by_the_next() {
    let dns = Dns::start();
    dns.add(&record());
    let world = world_of(claim("pending"), &dns).await;
    world.state.store.close().await;
    let next = AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
    assert_eq!(check_due(&next).await, 1);
    let ada = Client::new(app(next));
    ada.sign_in("ada@northwind.example", PASSWORD).await.is(200);
    assert_eq!(domain(&ada).await["state"]["status"], "verified");
}

#[tokio::test]
async fn a_check_that_a_server_took_and_never_finished_is_made_after_a_minute() {
    let dns = Dns::start();
    let world = world_of(claim("pending"), &dns).await;
    let until = world.state.clock.now().unix_millis() + 60_000;
    world.tamper(&format!("UPDATE domain SET leased_until = {until}")).await;
    assert_eq!(check_due(&world.state).await, 0);
    world.later(1);
    assert_eq!(check_due(&world.state).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_servers_on_one_database_do_not_check_twice() {
    let dns = Dns::start();
    let domains: Value = (0..20)
        .map(|n| {
            json!({ "name": format!("n{n}.example"), "status": "pending",
                    "next_check_in_seconds": 0 })
        })
        .collect();
    let world = world_of(domains, &dns).await;
    let second = AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
    let (one, other) = tokio::join!(check_due(&world.state), check_due(&second));
    assert_eq!(one + other, 20);
    assert_eq!(check_due(&second).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_organizations_that_prove_the_same_domain_at_once_one_gets_it() {
    let dns = Dns::start();
    dns.add(&record());
    for _ in 0..5 {
        let world = world_of(claim("pending"), &dns).await;
        other_claim(&world, "pending", 0).await;
        let second = AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
        let (one, other) = tokio::join!(check_due(&world.state), check_due(&second));
        assert_eq!(one + other, 2);
        assert_eq!(statuses(&world).await, ["pending", "verified"]);
        let findings = world.texts("SELECT last_check FROM domain ORDER BY status").await;
        assert!(findings[0].contains("verified_elsewhere"), "{findings:?}");
        assert!(findings[1].contains("\"found\""), "{findings:?}");
    }
}

async fn statuses(world: &World) -> Vec<String> {
    world.texts("SELECT status FROM domain ORDER BY status").await
}

#[tokio::test]
async fn a_look_now_is_also_the_next_look_of_the_server() {
    let dns = Dns::start();
    let world = world_of(claim("pending"), &dns).await;
    checked(&world.admin().await).await;
    assert_eq!(check_due(&world.state).await, 0);
}
