//! People who are excepted from required single sign-on.

use serde_json::{Value, json};

use super::support::{Answer, Client, PASSWORD, World, plan, protected};

const SSO: &str = "/api/organization/sso";
const LEE: &str = "lee@partner.example";
const JUN: &str = "jun@northwind.example";

/// Where single sign-on is required, and nobody has confirmed it yet.
async fn required() -> World {
    let world = World::new().await;
    require(&world.owner().await).await;
    world
}

async fn require(client: &Client) {
    let switches = json!({ "on": true, "required": true, "idp_managed": false,
                            "idp_initiated": false });
    client.put_now(SSO, json!({ "switches": switches })).await.is(200);
}

fn exception(id: &str) -> String {
    format!("{SSO}/exceptions/{id}")
}

async fn exempt(world: &World, client: &Client, email: &str) -> Answer {
    let id = world.id_of(email).await;
    client.put_now(&exception(&id), Value::Null).await
}

async fn end_exemption(world: &World, client: &Client, email: &str) -> Answer {
    let path = exception(&world.id_of(email).await);
    client.delete_if(&path, &client.tag(&path).await).await
}

/// How many they are, and who.
fn names(people: &Value) -> (u64, Vec<&str>) {
    let first = people["first"].as_array().unwrap();
    let names = first.iter().map(|it| it["name"].as_str().unwrap()).collect();
    (people["total"].as_u64().unwrap(), names)
}

async fn ends(client: &Client) -> bool {
    client.get("/api/session").await.is(200)["ends_at"].is_string()
}

#[tokio::test]
async fn a_guest_who_is_excepted_signs_in_with_their_password_and_another_does_not() {
    let mut plan = plan();
    plan["people"].as_array_mut().unwrap().push(json!({
        "name": "Sam Ortiz", "email": "sam@agency.example", "role": "member", "password": PASSWORD,
    }));
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let page = exempt(&world, &ada, LEE).await.is(200);
    let impact = &page["resource"]["impact"];
    assert_eq!(names(&impact["exempt"]), (1, vec!["Lee Park"]));
    assert_eq!(names(&impact["shut_out"]), (1, vec!["Sam Ortiz"]));
    require(&ada).await;
    world.browser().sign_in(LEE, PASSWORD).await.is(200);
    let sam = world.browser().sign_in("sam@agency.example", PASSWORD).await;
    sam.is_problem(403, "sso_required");
}

#[tokio::test]
async fn an_exception_is_a_change_of_the_settings_that_is_written_down_once() {
    let world = World::new().await;
    let ravi = world.admin().await;
    let tag = ravi.tag(SSO).await;
    let answer = exempt(&world, &ravi, LEE).await;
    let page = answer.is(200);
    assert_ne!(answer.etag(), tag);
    assert_eq!(page["resource"]["changed"]["by"], "Ravi Vance");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ravi Vance exempt_from_sso done");
    assert_eq!(
        (&payload["before"]["sso_exempt"], &payload["after"]["sso_exempt"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(payload["after"]["email"], LEE);

    let entries = world.audit().await.len();
    let again = exempt(&world, &ravi, LEE).await;
    again.is(200);
    assert_eq!((again.etag(), world.audit().await.len()), (answer.etag(), entries));
    end_exemption(&world, &ravi, LEE).await.is(200);
    assert_eq!(world.last_audit().await.0, "Ravi Vance end_sso_exemption done");
    end_exemption(&world, &ravi, LEE).await.is(200);
    assert_eq!(world.audit().await.len(), entries + 1);
}

#[tokio::test]
async fn owners_and_admins_are_not_excepted_since_they_keep_their_password_anyway() {
    let world = required().await;
    let ada = world.owner().await;
    let before = world.settings().await;
    for email in ["ada@northwind.example", "olu@northwind.example", "ravi@northwind.example"] {
        exempt(&world, &ada, email).await.is_denied(409, "keeps_password");
        end_exemption(&world, &ada, email).await.is_denied(409, "keeps_password");
    }
    assert_eq!(world.settings().await, before);
    assert_eq!(world.last_audit().await.0, "Ada Osei end_sso_exemption refused");
}

#[tokio::test]
async fn a_person_who_is_not_there_cannot_be_excepted() {
    let world = World::new().await;
    let ada = world.owner().await;
    for id in ["nobody", "0", "%F0%9F%92%A5"] {
        ada.put_now(&exception(id), Value::Null).await.is_problem(404, "not_found");
        ada.delete_if(&exception(id), r#""v2""#).await.is_problem(404, "not_found");
    }
}

#[tokio::test]
async fn whoever_is_excepted_is_not_signed_out_when_single_sign_on_is_required() {
    let world = World::new().await;
    let (ada, bea) = (world.owner().await, world.billing_admin().await);
    let (lee, jun) = (world.signed_in(LEE).await, world.signed_in(JUN).await);
    for email in [LEE, JUN] {
        exempt(&world, &ada, email).await.is(200);
    }
    require(&ada).await;
    assert!(!ends(&lee).await && !ends(&jun).await && ends(&bea).await);
    lee.step_up().await.is(200);
}

#[tokio::test]
async fn an_exception_that_comes_in_time_lets_a_session_go_on() {
    let world = World::new().await;
    let (ada, lee) = (world.owner().await, world.signed_in(LEE).await);
    require(&ada).await;
    assert!(ends(&lee).await);
    exempt(&world, &ada, LEE).await.is(200);
    assert!(!ends(&lee).await);
}

#[tokio::test]
async fn an_exception_that_ends_while_single_sign_on_is_required_ends_sessions_after_fifteen_minutes()
 {
    let world = World::with(protected(plan())).await;
    let ada = world.owner().await;
    exempt(&world, &ada, LEE).await.is(200);
    require(&ada).await;
    ada.post("/api/organization/sso/keep", json!({})).await.is(200);
    let lee = world.signed_in(LEE).await;
    world.later(9);
    assert!(!ends(&lee).await);
    end_exemption(&world, &ada, LEE).await.is(200);
    world.browser().sign_in(LEE, PASSWORD).await.is_problem(403, "sso_required");
    world.later(14);
    assert!(ends(&lee).await);
    world.later(1);
    lee.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn an_exception_ends_with_a_promotion_and_does_not_come_back_with_a_demotion() {
    let world = required().await;
    let ada = world.owner().await;
    exempt(&world, &ada, JUN).await.is(200);
    let role = format!("/api/members/{}/role", world.id_of(JUN).await);
    ada.put(&role, json!({ "role": "billing_admin" })).await.is(200);
    world.browser().sign_in(JUN, PASSWORD).await.is(200);
    ada.put(&role, json!({ "role": "admin" })).await.is(200);
    assert_eq!(world.last_audit().await.1["after"]["sso_exempt"], false);
    ada.put(&role, json!({ "role": "member" })).await.is(200);
    world.browser().sign_in(JUN, PASSWORD).await.is_problem(403, "sso_required");
}

#[tokio::test]
async fn a_promotion_while_single_sign_on_is_required_lets_a_session_go_on_and_stepping_down_ends_it()
 {
    let world = World::new().await;
    let (ada, olu, jun) = (world.owner().await, world.other_owner().await, world.member().await);
    require(&ada).await;
    assert!(ends(&jun).await);
    let role = async |email: &str| format!("/api/members/{}/role", world.id_of(email).await);
    ada.put(&role(JUN).await, json!({ "role": "admin" })).await.is(200);
    assert!(!ends(&jun).await);
    let own = role("olu@northwind.example").await;
    let reply = olu.put(&own, json!({ "role": "member" })).await.is(200);
    assert!(reply["session"]["ends_at"].is_string(), "{reply}");
}
