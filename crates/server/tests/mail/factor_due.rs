//! Letters about a second factor that is required.

use gatehouse_contract::Timestamp;
use gatehouse_server::{AppState, factor_due};
use serde_json::{Value, json};

use crate::support::{Letter, World, give_app, plan, protected};

const TWO_FACTOR: &str = "/api/organization/two-factor";
/// Who signs in with a password and has no second factor, by address.
const CONCERNED: [&str; 3] =
    ["bea@northwind.example", "jun@northwind.example", "lee@partner.example"];

fn in_days(world: &World, days: i64) -> Timestamp {
    world.state.clock.now().plus_days(days)
}

async fn require(world: &World, body: Value) {
    world.owner().await.put_now(TWO_FACTOR, body).await.is(200);
}

fn readers(letters: &[Letter]) -> Vec<&str> {
    let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    to.sort_unstable();
    to
}

#[tokio::test]
async fn whom_a_requirement_concerns_hears_of_it_at_once_then_a_week_and_a_day_before() {
    let world = World::with(protected(plan())).await;
    require(&world, json!({ "required": true, "holds_from": in_days(&world, 20) })).await;
    let mut told = Vec::new();
    for day in 0..22 {
        let known: usize = told.iter().map(|(_, letters): &(_, Vec<Letter>)| letters.len()).sum();
        factor_due::tell_due(&world.state).await;
        factor_due::tell_due(&world.state).await;
        let letters = world.letters().await.split_off(known);
        if !letters.is_empty() {
            told.push((day, letters));
        }
        world.later(24 * 60);
    }
    let days: Vec<_> = told.iter().map(|(day, _)| *day).collect();
    assert_eq!(days, [0, 13, 19]);
    for (_, letters) in &told {
        assert_eq!(readers(letters), CONCERNED);
    }
    let subject = |n: usize| told[n].1[0].subject.clone();
    assert_eq!(subject(0), "Set up a second factor for Northwind Labs within 20 days");
    assert_eq!(subject(1), "Set up a second factor for Northwind Labs within 7 days");
    assert_eq!(subject(2), "Set up a second factor for Northwind Labs within a day");
    let link = told[0].1[0].link("Set up a second factor");
    assert_eq!(link, "https://gate.example/sign-in-and-devices");
}

#[tokio::test]
async fn of_two_servers_one_tells() {
    let world = World::with(protected(plan())).await;
    require(&world, json!({ "required": true, "holds_from": in_days(&world, 9) })).await;
    assert_eq!(world.letters().await.len(), 3);
    let second = AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
    for state in [&world.state, &second] {
        state.clock.advance(std::time::Duration::from_secs(2 * 24 * 3_600));
    }
    let due = factor_due::tell_due;
    tokio::join!(due(&world.state), due(&second));
    assert_eq!(world.letters().await.len(), 6);
}

#[tokio::test]
async fn whoever_has_set_one_up_meanwhile_hears_no_more() {
    let world = World::with(protected(plan())).await;
    require(&world, json!({ "required": true, "holds_from": in_days(&world, 9) })).await;
    world.give_passkey("jun@northwind.example").await;
    world.later(2 * 24 * 60);
    assert_eq!(factor_due::tell_due(&world.state).await, 2);
}

#[tokio::test]
async fn a_requirement_from_now_on_is_told_of_once() {
    let world = World::with(protected(plan())).await;
    require(&world, json!({ "required": true })).await;
    let letters = world.letters().await;
    assert_eq!(readers(&letters), CONCERNED);
    assert_eq!(letters[0].subject, "Northwind Labs requires a second factor");
    assert!(letters[0].text.contains("authenticator app on your phone"), "{}", letters[0].text);
    world.later(60);
    assert_eq!(factor_due::tell_due(&world.state).await, 0);
}

#[tokio::test]
async fn another_day_is_told_of_anew_and_none_of_nobody() {
    let world = World::with(protected(plan())).await;
    let ada = world.owner().await;
    let from = |days| json!({ "required": true, "holds_from": in_days(&world, days) });
    let twice = from(20);
    ada.put_now(TWO_FACTOR, twice.clone()).await.is(200);
    ada.put_now(TWO_FACTOR, twice).await.is(200);
    assert_eq!(world.letters().await.len(), 3);
    ada.put_now(TWO_FACTOR, from(10)).await.is(200);
    assert_eq!(world.letters().await.len(), 6);
    ada.put_now(TWO_FACTOR, json!({ "required": false })).await.is(200);
    world.later(9 * 24 * 60);
    assert_eq!(factor_due::tell_due(&world.state).await, 0);
    assert_eq!(world.letters().await.len(), 6);
}

#[tokio::test]
async fn where_passkeys_alone_count_whoever_has_an_app_alone_is_told_too() {
    let mut plan = protected(plan());
    give_app(&mut plan["people"][4]);
    let world = World::with(plan).await;
    world.give_passkey("ada@northwind.example").await;
    let page = world.owner().await.get(TWO_FACTOR).await.is(200);
    let alone = &page["resource"]["app_alone"];
    let names: Vec<_> = alone["first"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["Jun Kato", "Olu Reyes", "Ravi Vance"]);
    assert_eq!(alone["total"], 3);
    require(&world, json!({ "required": true, "allowed": "passkeys_only" })).await;
    let letters = world.letters().await;
    let concerned = [
        "bea@northwind.example",
        "jun@northwind.example",
        "lee@partner.example",
        "olu@northwind.example",
        "ravi@northwind.example",
    ];
    assert_eq!(readers(&letters), concerned);
    assert!(letters[0].text.contains("It has to be a passkey"), "{}", letters[0].text);
}
