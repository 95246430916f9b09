//! Where somebody is signed in, and signing those devices out.

use serde_json::{Value, json};

use super::support::{Answer, Client, PASSWORD, World, give_app, plan};

const PAGE: &str = "/api/me/sign-in";
const SESSIONS: &str = "/api/me/sessions";
const ADA: &str = "ada@northwind.example";
const JUN: &str = "jun@northwind.example";
const EVERY_ROLE: [&str; 4] = [ADA, "ravi@northwind.example", "bea@northwind.example", JUN];

const FIREFOX: &str =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1";

/// A server that is told by a proxy where its clients are.
async fn world() -> World {
    let world = World::configured(|config| config.behind_proxy = true).await;
    world.plant(plan()).await;
    world
}

/// Signs somebody in with this browser.
async fn with(browser: Client, email: &str) -> Client {
    browser.sign_in(email, PASSWORD).await.is(200);
    browser
}

async fn devices(client: &Client) -> Vec<Value> {
    devices_in(&client.get(PAGE).await)
}

fn devices_in(page: &Answer) -> Vec<Value> {
    page.is(200)["resource"]["devices"].as_array().unwrap().clone()
}

/// The id of the session of this client, as its person knows it.
async fn id_of(client: &Client) -> String {
    let devices = devices(client).await;
    let this = devices.iter().find(|device| device["is_this"] == true);
    this.unwrap()["id"].as_str().unwrap().to_owned()
}

async fn end(client: &Client, id: &str) -> Answer {
    client.delete(&format!("{SESSIONS}/{id}")).await
}

#[track_caller]
fn is_signed_out(answer: &Answer) {
    answer.is_problem(401, "signed_out");
}

#[tokio::test]
async fn a_person_sees_each_browser_with_its_system_its_address_and_its_last_use() {
    let world = world().await;
    let phone = with(world.browser().called(SAFARI).at("2001:DB8:0:0::7"), ADA).await;
    world.later(30);
    let laptop = with(world.browser().called(FIREFOX).at("::ffff:192.0.2.7"), ADA).await;
    let unknown = with(world.browser().called("curl/8.5.0").at("192.0.2.9"), ADA).await;
    world.later(2);
    unknown.get("/api/session").await.is(200);

    let page = laptop.get(PAGE).await.is(200);
    assert_eq!(page["session"]["viewer"]["name"], "Ada Osei");
    let [this, first, second] = devices(&laptop).await.try_into().unwrap();
    assert_eq!((&this["browser"], &this["system"]), (&json!("Firefox"), &json!("Windows")));
    assert_eq!((&this["address"], &this["is_this"]), (&json!("192.0.2.7"), &json!(true)));
    assert_eq!(this["began_with"], "password");
    assert_eq!((&first["browser"], &first["system"]), (&Value::Null, &Value::Null));
    assert_eq!((&first["address"], &first["is_this"]), (&json!("192.0.2.9"), &json!(false)));
    assert!(first["used_at"].as_str() > first["signed_in_at"].as_str(), "{first}");
    assert_eq!((&second["browser"], &second["system"]), (&json!("Safari"), &json!("iPhone")));
    assert_eq!(second["address"], "2001:db8::7");
    assert!(second["used_at"].as_str() < first["used_at"].as_str(), "the last used one is first");
    phone.get("/api/session").await.is(200);
}

#[tokio::test]
async fn the_address_is_the_one_of_the_last_use() {
    let world = world().await;
    let phone = with(world.browser().at("192.0.2.7"), ADA).await;
    world.later(5);
    phone.clone().at("198.51.100.4").get("/api/session").await.is(200);
    assert_eq!(devices(&phone).await[0]["address"], "198.51.100.4");
}

#[tokio::test]
async fn nothing_that_lets_anybody_in_is_in_the_page() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    let page = ada.get(PAGE).await.text;
    let cookie = ada.cookie().unwrap();
    let (_, token) = cookie.split_once('=').unwrap();
    let hash = world.texts("SELECT token_hash FROM session").await.remove(0);
    assert!(!page.contains(token) && !page.contains(&hash), "{page}");
}

#[tokio::test]
async fn whatever_a_browser_calls_itself_is_cut_and_harms_nothing() {
    let world = World::new().await;
    let name = format!("{FIREFOX} {}", "x".repeat(4_000));
    let ada = with(world.browser().called(&name), ADA).await;
    assert_eq!(devices(&ada).await[0]["browser"], "Firefox");
    assert_eq!(world.texts("SELECT user_agent FROM session").await[0].len(), 512);
    let nameless = with(world.browser(), ADA).await;
    assert_eq!(devices(&nameless).await[0]["browser"], Value::Null);
}

#[tokio::test]
async fn every_role_sees_their_own_devices_and_nobody_elses() {
    let world = World::new().await;
    for email in EVERY_ROLE {
        let (one, other) = (world.signed_in(email).await, world.signed_in(email).await);
        let (ours, theirs) = (devices(&one).await, devices(&other).await);
        assert_eq!((ours.len(), theirs.len()), (2, 2), "{email}");
        assert_eq!((&ours[0]["id"], &ours[1]["id"]), (&theirs[1]["id"], &theirs[0]["id"]));
    }
}

#[tokio::test]
async fn a_step_up_leaves_the_device_what_it_is() {
    let world = World::new().await;
    let ada = with(world.browser().called(FIREFOX), ADA).await;
    let before = devices(&ada).await.remove(0);
    ada.step_up().await.is(200);
    let [after] = devices(&ada).await.try_into().unwrap();
    for kept in ["id", "browser", "signed_in_at", "is_this"] {
        assert_eq!(after[kept], before[kept]);
    }
}

#[tokio::test]
async fn sessions_that_have_ended_are_not_listed() {
    let world = World::new().await;
    let idle = world.signed_in(ADA).await;
    let ada = world.signed_in(ADA).await;
    for _ in 0..2 {
        world.later(40);
        ada.get("/api/session").await.is(200);
    }
    assert_eq!(devices(&ada).await.len(), 1);
    is_signed_out(&idle.get("/api/session").await);
    for column in ["ends_at", "shut_out_at"] {
        let other = world.signed_in(ADA).await;
        assert_eq!(devices(&other).await.len(), 2, "{column}");
        let (id, past) = (id_of(&ada).await, 1_000);
        world.tamper(&format!("UPDATE session SET {column} = {past} WHERE id <> '{id}'")).await;
        assert_eq!(devices(&ada).await.len(), 1, "{column}");
    }
}

#[tokio::test]
async fn one_device_is_signed_out_at_once_and_the_others_stay() {
    let world = world().await;
    let here = with(world.browser().called(FIREFOX), ADA).await;
    let phone = with(world.browser().called(SAFARI).at("192.0.2.7"), ADA).await;
    let third = world.signed_in(ADA).await;
    let left = end(&here, &id_of(&phone).await).await;
    assert_eq!(devices_in(&left).len(), 2);
    is_signed_out(&phone.get("/api/session").await);
    third.get("/api/session").await.is(200);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei end_session done");
    assert_eq!(payload["browser"], "Safari");
    assert_eq!((&payload["system"], &payload["address"]), (&json!("iPhone"), &json!("192.0.2.7")));
}

#[tokio::test]
async fn all_other_devices_are_signed_out_together_and_this_one_stays() {
    let world = World::new().await;
    let here = world.signed_in(ADA).await;
    let others = [world.signed_in(ADA).await, world.signed_in(ADA).await];
    let jun = world.signed_in(JUN).await;
    let left = here.delete(SESSIONS).await;
    assert_eq!(devices_in(&left).len(), 1);
    for other in &others {
        is_signed_out(&other.get("/api/session").await);
    }
    here.get("/api/session").await.is(200);
    jun.get("/api/session").await.is(200);
    let (entry, payload) = world.last_audit().await;
    assert_eq!(
        (entry.as_str(), payload),
        ("Ada Osei end_other_sessions done", json!({ "sessions": 2 }))
    );

    let entries = world.audit().await.len();
    assert_eq!(devices_in(&here.delete(SESSIONS).await).len(), 1);
    assert_eq!(world.audit().await.len(), entries, "there was nothing to end");
}

#[tokio::test]
async fn the_session_that_asks_is_not_ended_like_this() {
    let world = World::new().await;
    let ada = world.signed_in(ADA).await;
    end(&ada, &id_of(&ada).await).await.is_problem(404, "not_found");
    ada.get("/api/session").await.is(200);
}

#[tokio::test]
async fn a_device_that_is_signed_out_already_or_never_was_is_not_found() {
    let world = World::new().await;
    let (ada, phone) = (world.signed_in(ADA).await, world.signed_in(ADA).await);
    let id = id_of(&phone).await;
    end(&ada, &id).await.is(200);
    let entries = world.audit().await.len();
    for id in [id.as_str(), "0", "%00", "%27%20OR%201=1%20--"] {
        end(&ada, id).await.is_problem(404, "not_found");
    }
    end(&ada, "%ff").await.is_problem(400, "malformed");
    assert_eq!(world.audit().await.len(), entries);
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else_whatever_their_roles_are() {
    let world = World::new().await;
    let people = [
        world.signed_in(ADA).await,
        world.other_owner().await,
        world.admin().await,
        world.billing_admin().await,
        world.member().await,
    ];
    for (index, theirs) in people.iter().enumerate() {
        let id = id_of(theirs).await;
        for (other, mine) in people.iter().enumerate().filter(|(other, _)| *other != index) {
            end(mine, &id).await.is_problem(404, "not_found");
            assert!(!mine.get(PAGE).await.text.contains(&id), "{other} sees {index}");
            mine.delete(SESSIONS).await.is(200);
        }
        theirs.get("/api/session").await.is(200);
    }
}

#[tokio::test]
async fn a_session_of_another_organization_is_nowhere_for_this_one() {
    let world = World::new().await;
    let lee = world.signed_in("lee@partner.example").await;
    for change in [
        "INSERT INTO organization (id, handle, name, created_at) VALUES ('o2', 'h2', 'Other', 0)",
        "INSERT INTO sso_settings (organization_id) VALUES ('o2')",
        "INSERT INTO two_factor_settings (organization_id) VALUES ('o2')",
        "UPDATE person SET organization_id = 'o2', role = 'owner' WHERE email = 'lee@partner.example'",
    ] {
        world.tamper(change).await;
    }
    let ada = world.owner().await;
    for (mine, theirs) in [(&ada, &lee), (&lee, &ada)] {
        end(mine, &id_of(theirs).await).await.is_problem(404, "not_found");
        mine.delete(SESSIONS).await.is(200);
        assert_eq!(devices(mine).await.len(), 1);
    }
}

#[tokio::test]
async fn a_sign_in_whose_second_factor_is_missing_is_no_device_and_ends_with_the_others() {
    let mut plan = plan();
    give_app(&mut plan["people"][0]);
    let world = World::with(plan).await;
    let ada = world.signed_in(ADA).await;
    let half_way = world.browser();
    half_way.sign_in(ADA, PASSWORD).await.is_problem(401, "second_factor_required");
    assert_eq!(devices(&ada).await.len(), 1);

    let change = json!({ "current": PASSWORD, "password": "tidal lantern bracket" });
    for answer in [
        half_way.get(PAGE).await,
        half_way.delete(SESSIONS).await,
        end(&half_way, &id_of(&ada).await).await,
        half_way.put("/api/me/password", change).await,
    ] {
        answer.is_problem(401, "second_factor_required");
    }
    ada.delete(SESSIONS).await.is(200);
    let step = half_way.second_factor(world.next_proof(ADA)).await;
    is_signed_out(&step);
}

#[tokio::test]
async fn nobody_is_told_of_devices_before_they_are_known() {
    let world = World::new().await;
    let id = id_of(&world.signed_in(ADA).await).await;
    let stranger = world.browser();
    is_signed_out(&stranger.get(PAGE).await);
    is_signed_out(&stranger.delete(SESSIONS).await);
    is_signed_out(&end(&stranger, &id).await);
    let change = json!({ "current": PASSWORD, "password": "tidal lantern bracket" });
    is_signed_out(&stranger.put("/api/me/password", change).await);
}
