//! Filling an empty database.

use clap::Parser;
use gatehouse_server::config::{Cli, Config};
use gatehouse_server::seed::Seed;
use gatehouse_server::{AppState, StartError};
use serde_json::json;

use super::support::{Client, World, plan};

async fn plant(plan: serde_json::Value) -> (World, Result<bool, String>) {
    let world = World::configured(|_| {}).await;
    let planted = match serde_json::from_value::<Seed>(plan) {
        Ok(seed) => seed.plant(&world.state).await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    (world, planted)
}

#[tokio::test]
async fn the_demo_organization_is_as_it_is_described() {
    let world = World::configured(|_| {}).await;
    assert!(Seed::demo().unwrap().plant(&world.state).await.unwrap());
    let count =
        "SELECT role || ' ' || CAST(COUNT(*) AS TEXT) FROM person GROUP BY role ORDER BY role";
    assert_eq!(world.texts(count).await, ["admin 3", "billing_admin 2", "member 37", "owner 2"]);
    let ada = Client::new(world.app.clone());
    ada.sign_in("ada@northwind.example", "gatehouse-demo").await.is(200);
    let page = ada.get("/api/organization/two-factor").await.is(200);
    let coverage = json!({ "authenticator_app": 28, "passkey": 5, "none": 11 });
    assert_eq!(page["resource"]["coverage"], coverage);
    let page = ada.get("/api/organization/sso").await.is(200)["resource"].clone();
    assert_eq!(page["impact"]["shut_out"]["total"], 3);
    assert_eq!(page["state"]["status"], "tested");
    let expires: gatehouse_contract::Timestamp =
        serde_json::from_value(page["state"]["connection"]["certificates"][0]["not_after"].clone())
            .unwrap();
    assert_eq!(expires.days_from(world.state.clock.now()), 23);
}

#[tokio::test]
async fn a_database_with_an_organization_in_it_is_left_alone() {
    let world = World::new().await;
    let before = world.settings().await;
    assert!(!Seed::demo().unwrap().plant(&world.state).await.unwrap());
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn demo_passwords_exist_in_the_demo_alone() {
    let world = World::new().await;
    let answer = world.browser().sign_in("ada@northwind.example", "gatehouse-demo").await;
    answer.is_problem(401, "wrong_credentials");
}

#[test]
fn a_server_that_was_tried_with_the_demo_starts_for_real_without_its_people() {
    let database = |arguments: &[&str]| {
        let mut config = Cli::parse_from(arguments).config;
        config.database_url = None;
        config.database_url()
    };
    assert_ne!(database(&["gatehouse-server", "--demo"]), database(&["gatehouse-server"]));
}

#[tokio::test]
async fn a_database_with_passwords_that_are_no_secret_serves_trials_alone() {
    let world = World::new().await;
    let start = |demo, seed: Option<&str>| {
        let seed = seed.map(Into::into);
        AppState::start(Config { demo, seed, ..world.config.clone() }, "https://gate.example")
    };
    assert!(start(true, None).await.is_ok() && start(false, Some("seed.json")).await.is_ok());
    let refused = start(false, None).await.err();
    assert!(matches!(refused, Some(StartError::DatabaseOfTrial)), "{refused:?}");
}

#[tokio::test]
async fn a_seed_that_contradicts_itself_fills_nothing() {
    let mut both = plan();
    both["sso"]["on"] = json!(true);
    both["two_factor"] = json!({ "required": true });
    let mut untested = plan();
    untested["sso"]["on"] = json!(true);
    untested["sso"]["tested_by"] = json!(null);
    let mut unknown = plan();
    unknown["surprise"] = json!(1);
    let mut ownerless = plan();
    ownerless["people"] = json!([]);
    let mut twice = plan();
    let ada = twice["people"][0].clone();
    twice["people"].as_array_mut().unwrap().push(ada);
    for plan in [both, untested, unknown, ownerless, twice] {
        let (world, planted) = plant(plan).await;
        assert!(planted.is_err());
        assert!(world.texts("SELECT id FROM organization").await.is_empty());
    }
}
