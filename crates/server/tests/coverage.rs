//! Who has a second factor, day by day, and who is reminded to set one up.

use gatehouse_contract::Timestamp;
use gatehouse_server::{AppState, housekeeping};
use serde_json::{Value, json};

use super::support::{Answer, Client, PASSWORD, World, give_app, plan, protected};

const TWO_FACTOR: &str = "/api/organization/two-factor";
const PEOPLE: &str = "/api/organization/two-factor/people";
const REMINDERS: &str = "/api/organization/two-factor/reminders";
const JUN: &str = "jun@northwind.example";

fn names(people: &Value) -> Vec<&str> {
    let people = people.as_array().unwrap().iter();
    people.map(|it| it["person"]["name"].as_str().unwrap()).collect()
}

/// The share of people who are protected, day by day, with how many days ago that was.
async fn history(world: &World) -> Vec<(i64, u64)> {
    let page = world.signed_in("ravi@northwind.example").await.get(TWO_FACTOR).await.is(200);
    let today = world.state.clock.now().start_of_day();
    let days = page["resource"]["history"].as_array().unwrap().iter();
    days.map(|it| {
        let day: Timestamp = serde_json::from_value(it["day"].clone()).unwrap();
        let of = |kind: &str| it["coverage"][kind].as_u64().unwrap();
        (today.days_from(day), of("authenticator_app") + of("passkey"))
    })
    .collect()
}

#[tokio::test]
async fn each_day_ends_with_what_was_counted_last() {
    let world = World::with(plan()).await;
    assert_eq!(history(&world).await, [(0, 0)]);
    world.give_passkey(JUN).await;
    assert!(housekeeping::run_once(&world.state).await);
    assert_eq!(history(&world).await, [(0, 1)]);
    world.later(24 * 60);
    world.give_passkey("bea@northwind.example").await;
    assert!(housekeeping::run_once(&world.state).await);
    assert!(housekeeping::run_once(&world.state).await);
    assert_eq!(history(&world).await, [(1, 1), (0, 2)]);
}

#[tokio::test]
async fn what_was_before_ninety_days_is_forgotten() {
    let mut plan = plan();
    let day = |days: i64| {
        json!({ "days_ago": days,
                "coverage": { "authenticator_app": days, "passkey": 0, "none": 9 } })
    };
    plan["two_factor"] = json!({ "history": [day(120), day(91), day(90), day(1)] });
    let world = World::with(plan).await;
    assert_eq!(history(&world).await, [(90, 90), (1, 1), (0, 0)]);
    assert!(housekeeping::run_once(&world.state).await);
    let kept =
        world.texts("SELECT CAST(authenticator_app AS TEXT) FROM factor_coverage ORDER BY day");
    assert_eq!(kept.await, ["90", "1", "0"]);
}

#[tokio::test]
async fn a_factor_that_comes_or_goes_is_counted_at_once() {
    let world = World::with(protected(plan())).await;
    assert_eq!(history(&world).await, [(0, 3)]);
    let ada = world.owner().await;
    let factors = ada.get("/api/me/factors").await.is(200);
    let id = factors["resource"]["authenticator_apps"][0]["id"].as_str().unwrap().to_owned();
    ada.delete(&format!("/api/me/authenticator-apps/{id}")).await.is(200);
    assert_eq!(history(&world).await, [(0, 2)]);
}

#[tokio::test]
async fn people_who_were_stored_before_names_were_folded_are_found_too() {
    let world = World::new().await;
    world.tamper("UPDATE person SET folded_name = NULL").await;
    AppState::start(world.config.clone(), "https://gate.example").await.unwrap();
    let answer = world.admin().await.get(&format!("{PEOPLE}?search=JUN")).await.is(200);
    assert_eq!(names(&answer["resource"]["people"]), ["Jun Kato"]);
}

#[tokio::test]
async fn people_are_found_by_name_or_address_in_any_case() {
    let mut plan = plan();
    give_app(&mut plan["people"][4]);
    plan["people"][3]["name"] = json!("100%_Bea\\");
    plan["people"][5]["name"] = json!("Łukasz Åberg");
    let world = World::with(plan).await;
    let ravi = world.admin().await;
    for (query, found) in [
        ("search=JUN", vec!["Jun Kato"]),
        ("search=partner.EXAMPLE", vec!["Łukasz Åberg"]),
        ("search=%C5%82UKASZ", vec!["Łukasz Åberg"]),
        ("search=%C3%A5berg", vec!["Łukasz Åberg"]),
        ("search=aberg", vec!["Łukasz Åberg"]),
        ("search=%20osei%20", vec!["Ada Osei"]),
        ("search=nobody", vec![]),
        ("search=%25_", vec!["100%_Bea\\"]),
        ("search=a\\", vec!["100%_Bea\\"]),
        ("who=lacking&search=jun", vec![]),
        ("who=everyone&search=jun", vec!["Jun Kato"]),
        (
            "who=lacking",
            vec![
                "100%_Bea\\",
                "Ada Osei",
                "No Password",
                "Olu Reyes",
                "Ravi Vance",
                "Łukasz Åberg",
            ],
        ),
    ] {
        let answer = ravi.get(&format!("{PEOPLE}?{}", query.replace('\\', "%5C"))).await.is(200);
        assert_eq!(names(&answer["resource"]["people"]), found, "{query}");
        assert_eq!(answer["resource"]["total"], found.len(), "{query}");
    }
    let held = ravi.get(&format!("{PEOPLE}?search=jun")).await.is(200);
    let held = &held["resource"]["people"][0]["held"];
    assert_eq!(held, &json!({ "authenticator_app": true, "passkey": false }));
    for query in ["page=0x", "who=nobody", "pages=2"] {
        ravi.get(&format!("{PEOPLE}?{query}")).await.is_problem(400, "malformed");
    }
}

#[tokio::test]
async fn many_people_come_page_by_page() {
    let mut plan = plan();
    let people = plan["people"].as_array_mut().unwrap();
    for n in 0..60 {
        people.push(json!({ "name": format!("Person {n:02}"), "role": "member",
                            "email": format!("p{n}@northwind.example") }));
    }
    let world = World::with(plan).await;
    let ravi = world.admin().await;
    let page = async |query: &str| {
        let answer = ravi.get(&format!("{PEOPLE}?search=person&{query}")).await.is(200);
        let found = answer["resource"].clone();
        let names: Vec<String> = names(&found["people"]).into_iter().map(str::to_owned).collect();
        (found["total"].as_u64().unwrap(), names)
    };
    let (first, second) = (page("page=1").await, page("page=2").await);
    assert_eq!((first.0, first.1.len(), second.0, second.1.len()), (60, 50, 60, 10));
    assert_eq!((&*first.1[0], &*second.1[0]), ("Person 00", "Person 50"));
    assert_eq!(page("page=60000").await, (60, vec![]));
    for query in ["page=0", "page=70000", "page=-1"] {
        ravi.get(&format!("{PEOPLE}?{query}")).await.is_problem(400, "malformed");
    }
}

async fn remind(client: &Client, whom: Value) -> Answer {
    client.post(REMINDERS, whom).await
}

#[tokio::test]
async fn an_admin_reminds_one_person_once_a_day_at_most() {
    let world = World::new().await;
    let ravi = world.signed_in("ravi@northwind.example").await;
    let jun = json!({ "person": world.id_of(JUN).await });
    let reply = remind(&ravi, jun.clone()).await.is(200)["resource"].clone();
    assert_eq!((&reply["sent"], &reply["recent"]), (&json!(1), &json!(0)));
    assert!(reply["people"][0]["reminded_at"].is_string());
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance remind_of_two_factor done");
    assert_eq!(payload["person"]["name"], "Jun Kato");
    let letters = world.letters_to(JUN).await;
    assert_eq!(letters[0].subject, "Set up a second factor for Northwind Labs");
    assert!(letters[0].text.contains("Ravi Vance asks you"), "{}", letters[0].text);

    let entries = world.audit().await.len();
    let again = remind(&ravi, jun.clone()).await.is(200)["resource"].clone();
    assert_eq!((&again["sent"], &again["recent"]), (&json!(0), &json!(1)));
    assert_eq!(again["people"][0]["reminded_at"], reply["people"][0]["reminded_at"]);
    assert_eq!((world.letters_to(JUN).await.len(), world.audit().await.len()), (1, entries));

    world.later(24 * 60);
    let ravi = world.signed_in("ravi@northwind.example").await;
    assert_eq!(remind(&ravi, jun).await.is(200)["resource"]["sent"], 1);
    assert_eq!(world.letters_to(JUN).await.len(), 2);
}

#[tokio::test]
async fn everyone_without_a_factor_is_reminded_but_for_those_who_were_and_who_have_no_password() {
    let world = World::with(protected(plan())).await;
    let ada = world.owner().await;
    remind(&ada, json!({ "person": world.id_of(JUN).await })).await.is(200);
    let reply = remind(&ada, json!("everyone")).await.is(200)["resource"].clone();
    assert_eq!((&reply["sent"], &reply["recent"]), (&json!(2), &json!(1)));
    assert_eq!(names(&reply["people"]), ["Bea Lindqvist", "Jun Kato", "Lee Park"]);
    let mut to: Vec<_> = world.letters().await.into_iter().map(|it| it.to).collect();
    to.sort();
    assert_eq!(to, ["bea@northwind.example", JUN, "lee@partner.example"]);
    let (_, payload) = world.last_audit().await;
    assert_eq!(payload, json!({ "people": 2 }));
}

#[tokio::test]
async fn nobody_is_reminded_who_has_a_factor_or_no_password_or_is_not_there() {
    let world = World::with(protected(plan())).await;
    let ada = world.owner().await;
    for email in ["olu@northwind.example", "no@northwind.example"] {
        let one = json!({ "person": world.id_of(email).await });
        let reply = remind(&ada, one).await.is(200)["resource"].clone();
        assert_eq!((&reply["sent"], &reply["recent"]), (&json!(0), &json!(0)));
    }
    remind(&ada, json!({ "person": "nobody" })).await.is_problem(404, "not_found");
    remind(&ada, json!({ "group": "all" })).await.is_problem(400, "malformed");
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn nobody_is_reminded_while_single_sign_on_is_on() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan).await;
    remind(&world.owner().await, json!("everyone")).await.is_denied(409, "sso_is_on");
    assert_eq!(world.last_audit().await.0, "Ada Osei remind_of_two_factor refused");
    assert!(world.letters().await.is_empty());
}

#[tokio::test]
async fn whoever_is_reminded_where_passkeys_alone_count_reads_so() {
    let mut plan = protected(plan());
    plan["two_factor"] =
        json!({ "required": true, "holds_in_days": 9, "allowed": "passkeys_only" });
    let world = World::with(plan).await;
    let ravi = world.admin().await;
    let olu = json!({ "person": world.id_of("olu@northwind.example").await });
    assert_eq!(remind(&ravi, olu).await.is(200)["resource"]["sent"], 1);
    let letters = world.letters_to("olu@northwind.example").await;
    assert!(letters[0].text.contains("It has to be a passkey"), "{}", letters[0].text);
    assert!(letters[0].text.contains("it is required of everyone"), "{}", letters[0].text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_remind_at_once_one_does() {
    let world = World::new().await;
    let ravi = world.signed_in("ravi@northwind.example").await;
    let jun = json!({ "person": world.id_of(JUN).await });
    let tries = (0..8).map(|_| {
        let (ravi, jun) = (ravi.clone(), jun.clone());
        tokio::spawn(async move { remind(&ravi, jun).await.is(200)["resource"]["sent"].clone() })
    });
    let mut sent = 0;
    for one in tries.collect::<Vec<_>>() {
        sent += one.await.unwrap().as_u64().unwrap();
    }
    assert_eq!((sent, world.letters_to(JUN).await.len()), (1, 1));
    world.browser().sign_in(JUN, PASSWORD).await.is(200);
}
