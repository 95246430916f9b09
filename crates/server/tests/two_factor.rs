//! The organization's requirement of a second factor.

use gatehouse_contract::Timestamp;
use serde_json::{Value, json};

use super::support::{Client, PASSWORD, World, give_app, plan, protected};

const TWO_FACTOR: &str = "/api/organization/two-factor";
const SSO: &str = "/api/organization/sso";

fn in_days(world: &World, days: i64) -> Timestamp {
    world.state.clock.now().plus_days(days)
}

#[tokio::test]
async fn an_admin_sees_who_has_a_second_factor_and_who_has_none() {
    let mut plan = plan();
    for n in [2, 3] {
        give_app(&mut plan["people"][n]);
    }
    plan["people"][0]["factor"] = json!("passkey");
    let world = World::with(plan).await;
    let page = world.admin().await.get(TWO_FACTOR).await.is(200)["resource"].clone();
    assert_eq!(page["policy"], json!({ "status": "not_required" }));
    assert_eq!(page["coverage"], json!({ "authenticator_app": 2, "passkey": 1, "none": 4 }));
    assert_eq!(page["lacking"]["total"], 4);
    let lacking = page["lacking"]["people"].as_array().unwrap();
    let names: Vec<_> = lacking.iter().map(|it| &it["person"]["name"]).collect();
    assert_eq!(names, ["Jun Kato", "Lee Park", "No Password", "Olu Reyes"]);
    assert!(lacking[0]["last_seen"].is_string() && lacking[2]["last_seen"].is_null());
    let passwords: Vec<_> = lacking.iter().map(|it| &it["has_password"]).collect();
    assert_eq!(passwords, [true, true, false, true]);
}

#[tokio::test]
async fn an_admin_requires_a_second_factor_at_once_and_takes_it_back() {
    let world = World::with(protected(plan())).await;
    let ravi = world.admin().await;
    let on = ravi.put_now(TWO_FACTOR, json!({ "required": true })).await.is(200);
    assert_eq!(on["resource"]["policy"]["status"], "required");
    assert!(on["resource"]["policy"]["holds_from"].is_string());
    assert_eq!(on["resource"]["changed"]["by"], "Ravi Vance");
    assert_eq!(world.last_audit().await.0, "Ravi Vance require_two_factor done");
    let off = ravi.put_now(TWO_FACTOR, json!({ "required": false })).await.is(200);
    assert_eq!(off["resource"]["policy"]["status"], "not_required");
    assert_eq!(world.last_audit().await.0, "Ravi Vance stop_requiring_two_factor done");
}

#[tokio::test]
async fn whoever_requires_a_second_factor_has_one_first() {
    let world = World::new().await;
    let before = world.settings().await;
    for client in [world.owner().await, world.admin().await] {
        let session = client.get("/api/session").await.is(200);
        let denied = &session["capabilities"]["require_two_factor"]["denied"]["reason"];
        assert_eq!(denied, "no_factor_of_your_own");
        let answer = client.put_now(TWO_FACTOR, json!({ "required": true })).await;
        answer.is_denied(409, "no_factor_of_your_own");
        assert!(world.last_audit().await.0.ends_with("require_two_factor refused"));
    }
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn whoever_requires_passkeys_has_one_first() {
    let world = World::with(protected(plan())).await;
    let ada = world.owner().await;
    let passkeys = json!({ "required": true, "allowed": "passkeys_only" });
    let answer = ada.put_now(TWO_FACTOR, passkeys.clone()).await;
    answer.is_denied(409, "no_passkey_of_your_own");
    assert_eq!(world.last_audit().await.0, "Ada Osei require_passkeys refused");
    let session = ada.get("/api/session").await.is(200);
    let denied = &session["capabilities"]["require_passkeys"]["denied"]["reason"];
    assert_eq!(denied, "no_passkey_of_your_own");
    world.give_passkey("ada@northwind.example").await;
    let saved = ada.put_now(TWO_FACTOR, passkeys).await.is(200);
    assert_eq!(saved["resource"]["policy"]["allowed"], "passkeys_only");
}

#[tokio::test]
async fn whoever_has_no_second_factor_may_still_stop_requiring_one() {
    let mut plan = plan();
    plan["two_factor"] = json!({ "required": true, "holds_in_days": 7 });
    let world = World::with(plan).await;
    let off = world.owner().await.put_now(TWO_FACTOR, json!({ "required": false })).await.is(200);
    assert_eq!(off["resource"]["policy"]["status"], "not_required");
}

#[tokio::test]
async fn a_requirement_may_be_announced_up_to_thirty_days_ahead() {
    let world = World::with(protected(plan())).await;
    let ada = world.owner().await;
    let from = |days| json!({ "required": true, "holds_from": in_days(&world, days) });
    let saved = ada.put_now(TWO_FACTOR, from(14)).await.is(200);
    let holds_from = saved["resource"]["policy"]["holds_from"].as_str().unwrap();
    assert!(holds_from.ends_with('Z'), "{holds_from}");
    ada.put_now(TWO_FACTOR, from(31)).await.is_flawed("holds_from", "too_far_ahead");
    ada.put_now(TWO_FACTOR, from(-2)).await.is_flawed("holds_from", "in_the_past");
    let broken = json!({ "required": true, "holds_from": "tomorrow" });
    ada.put_now(TWO_FACTOR, broken).await.is_problem(400, "malformed");
}

#[tokio::test]
async fn a_requirement_is_refused_while_single_sign_on_is_on() {
    let mut plan = plan();
    plan["sso"]["on"] = json!(true);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let before = world.settings().await;
    ada.put_now(TWO_FACTOR, json!({ "required": true })).await.is_denied(409, "sso_is_on");
    let (entry, payload) = world.last_audit().await;
    assert_eq!(entry, "Ada Osei require_two_factor refused");
    assert_eq!(payload["refused"]["denial"]["reason"], "sso_is_on");
    assert_eq!(world.settings().await, before);
}

#[tokio::test]
async fn turning_single_sign_on_on_takes_the_requirement_back_in_the_same_change() {
    let mut plan = plan();
    plan["two_factor"] = json!({ "required": true, "holds_in_days": 7 });
    let world = World::with(plan).await;
    let ada = world.owner().await;
    assert_eq!(ada.get(SSO).await.is(200)["resource"]["impact"]["ends_two_factor"], true);
    let wanted = json!({ "switches": { "on": true, "required": false, "idp_managed": false, "idp_initiated": false } });
    ada.put_now(SSO, wanted).await.is(200);
    let page = ada.get(TWO_FACTOR).await.is(200);
    assert_eq!(page["resource"]["policy"]["status"], "not_required");
    assert_eq!(page["resource"]["changed"]["by"], "Ada Osei");
    let log = world.audit().await;
    let ends_with = ["Ada Osei stop_requiring_two_factor done", "Ada Osei turn_on_sso done"];
    assert_eq!(log[log.len() - 2..], ends_with);
    let payload = "SELECT payload FROM audit_entry WHERE action = 'stop_requiring_two_factor'";
    let payload: Value = serde_json::from_str(&world.texts(payload).await[0]).unwrap();
    assert_eq!(payload["before"]["two_factor"]["status"], "required");
    assert_eq!(payload["after"]["two_factor"]["status"], "not_required");
}

#[tokio::test]
async fn a_change_of_single_sign_on_makes_the_two_factor_page_stale() {
    let world = World::with(protected(plan())).await;
    let (ada, ravi) = (world.owner().await, world.admin().await);
    let tag = ada.tag(TWO_FACTOR).await;
    let wanted = |on: bool| json!({ "switches": { "on": on, "required": false, "idp_managed": false, "idp_initiated": false } });
    ravi.put_now(SSO, wanted(true)).await.is(200);
    ravi.put_now(SSO, wanted(false)).await.is(200);
    let answer = ada.put_if(TWO_FACTOR, &tag, json!({ "required": true })).await;
    assert_eq!(answer.is_stale("two_factor")["policy"]["status"], "not_required");
}

#[tokio::test]
async fn everyone_is_told_in_their_session_what_they_have_to_set_up_and_nobody_else() {
    let mut plan = protected(plan());
    plan["two_factor"] = json!({ "required": true, "holds_in_days": 9 });
    let world = World::with(plan).await;
    let due = async |client: Client| client.get("/api/session").await.is(200)["factor_due"].clone();
    assert_eq!(due(world.owner().await).await, Value::Null);
    for client in [world.billing_admin().await, world.member().await] {
        let due = due(client).await;
        assert_eq!(due["allowed"], "any");
        let holds_from: Timestamp = serde_json::from_value(due["holds_from"].clone()).unwrap();
        assert_eq!(holds_from.days_from(world.state.clock.now()), 9);
    }
}

fn off(restore: bool) -> Value {
    let switches =
        json!({ "on": false, "required": false, "idp_managed": false, "idp_initiated": false });
    json!({ "switches": switches, "restore_two_factor": restore })
}

/// An organization that required passkeys or a factor of any kind until single sign-on was turned on.
async fn world_after_a_requirement(allowed: &str) -> World {
    let mut plan = protected(plan());
    plan["two_factor"] = json!({ "required": true, "holds_in_days": 9, "allowed": allowed });
    let world = World::with(plan).await;
    let on = json!({ "switches": { "on": true, "required": false, "idp_managed": false, "idp_initiated": false } });
    let page = world.owner().await.put_now(SSO, on).await.is(200);
    assert_eq!(page["resource"]["two_factor_before"]["allowed"], allowed);
    world
}

#[tokio::test]
async fn turning_single_sign_on_off_brings_the_requirement_back_as_it_was_in_the_same_change() {
    let world = world_after_a_requirement("any").await;
    let ada = world.owner().await;
    let before = ada.get(SSO).await.is(200)["resource"]["two_factor_before"].clone();
    let letters = world.letters().await.len();
    ada.put_now(SSO, off(true)).await.is(200);
    let page = ada.get(TWO_FACTOR).await.is(200)["resource"].clone();
    assert_eq!(page["policy"], before);
    assert_eq!(page["changed"]["by"], "Ada Osei");
    let log = world.audit().await;
    let ends_with = ["Ada Osei turn_off_sso done", "Ada Osei require_two_factor done"];
    assert_eq!(log[log.len() - 2..], ends_with);
    let told = world.letters().await.split_off(letters);
    assert!(told.iter().any(|it| it.subject.contains("within 9 days")), "{told:?}");
}

#[tokio::test]
async fn the_requirement_stays_off_where_nobody_asks_for_it() {
    let world = world_after_a_requirement("any").await;
    let ada = world.owner().await;
    ada.put_now(SSO, off(false)).await.is(200);
    let page = ada.get(TWO_FACTOR).await.is(200);
    assert_eq!(page["resource"]["policy"]["status"], "not_required");
    assert_eq!(world.last_audit().await.0, "Ada Osei turn_off_sso done");
    ada.put_now(SSO, off(true)).await.is(200);
    assert_eq!(world.last_audit().await.0, "Ada Osei turn_off_sso done", "it is off already");
}

#[tokio::test]
async fn whoever_brings_a_requirement_back_has_a_factor_that_counts() {
    let world = world_after_a_requirement("passkeys_only").await;
    let before = world.settings().await;
    let ada = world.owner().await;
    ada.put_now(SSO, off(true)).await.is_denied(409, "no_passkey_of_your_own");
    assert_eq!(world.settings().await, before);
    let log = world.audit().await;
    assert_eq!(log[log.len() - 1], "Ada Osei turn_off_sso refused");
}

#[tokio::test]
async fn whoever_keeps_a_password_beside_single_sign_on_sets_up_a_factor_where_that_is_wanted() {
    let mut plan = plan();
    give_app(&mut plan["people"][0]);
    plan["people"][4]["sso_exempt"] = json!(true);
    let world = World::with(plan).await;
    let ada = world.owner().await;
    let switches = |wanted: bool| {
        json!({ "switches": { "on": true, "required": false,
        "idp_managed": false, "idp_initiated": false, "password_factor": wanted } })
    };
    let on = ada.put_now(SSO, switches(true)).await.is(200);
    assert_eq!(on["resource"]["password_factor"], true);
    let done = world.audit().await;
    assert_eq!(
        done[done.len() - 2..],
        ["Ada Osei turn_on_sso done", "Ada Osei require_factor_beside_sso done",]
    );
    let sign_in = async |email: &str| world.browser().sign_in(email, PASSWORD).await;
    for email in ["olu@northwind.example", "ravi@northwind.example", "jun@northwind.example"] {
        sign_in(email).await.is_problem(401, "enrolment_required");
    }
    for email in ["bea@northwind.example", "lee@partner.example"] {
        sign_in(email).await.is(200);
    }
    ada.put_now(SSO, switches(false)).await.is(200);
    sign_in("ravi@northwind.example").await.is(200);
}
