//! Requiring single sign-on: whom it signs out when, and how it goes back by itself.

use gatehouse_server::{AppState, app, requirement};
use serde_json::json;

use super::{Place, SSO, switches, viewer};
use crate::support::{Client, PASSWORD, plan, protected};

const JUN: &str = "jun@northwind.example";
const LEE: &str = "lee@partner.example";
const KEEP: &str = "/api/organization/sso/keep";

async fn require(place: &Place) -> Client {
    let owner = place.world.owner().await;
    let page = owner.put_now(SSO, switches(true, true, false)).await.is(200);
    assert!(page["session"]["sso_reverts_at"].is_string(), "{page}");
    owner
}

async fn is_required(place: &Place) -> bool {
    let page = place.world.owner().await.get(SSO).await.is(200);
    page["resource"]["required"].as_bool().unwrap()
}

#[tokio::test]
async fn a_requirement_that_nobody_confirms_is_taken_back_after_fifteen_minutes() {
    let place = Place::on().await;
    let jun = place.world.signed_in(JUN).await;
    require(&place).await;
    assert_eq!(requirement::revert_due(&place.world.state).await, 0);
    place.world.browser().sign_in(JUN, PASSWORD).await.is_problem(403, "sso_required");
    let session = jun.get("/api/session").await.is(200);
    assert!(session["ends_at"].is_string() && session["sso_reverts_at"].is_null(), "{session}");
    place.world.later(15);
    assert_eq!(requirement::revert_due(&place.world.state).await, 1);
    assert_eq!(requirement::revert_due(&place.world.state).await, 0);
    let (entry, payload) = place.world.last_audit().await;
    assert_eq!(entry, "Gatehouse revert_sso_requirement done");
    assert_eq!(payload["after"]["sso"]["required"], false);
    assert!(!is_required(&place).await);
    let session = jun.get("/api/session").await.is(200);
    assert!(session["ends_at"].is_null(), "{session}");
    place.world.browser().sign_in(JUN, PASSWORD).await.is(200);
}

#[tokio::test]
async fn the_countdown_goes_on_while_the_server_is_stopped() {
    let place = Place::on().await;
    require(&place).await;
    let config = place.world.config.clone();
    let restarted = AppState::start(config, "https://gate.example").await.unwrap();
    assert_eq!(requirement::revert_due(&restarted).await, 0);
    restarted.clock.advance(std::time::Duration::from_secs(15 * 60));
    let (one, two) =
        tokio::join!(requirement::revert_due(&restarted), requirement::revert_due(&restarted));
    assert_eq!(one + two, 1, "two servers take it back once");
    assert!(!is_required(&place).await);
}

#[tokio::test]
async fn whoever_comes_in_the_moment_of_the_reversal_stays_signed_in() {
    let place = Place::on().await;
    let jun = place.world.signed_in(JUN).await;
    require(&place).await;
    place.world.later(15);
    assert_eq!(viewer(&jun).await, "Jun Kato");
}

#[tokio::test]
async fn an_owner_or_admin_keeps_the_requirement_by_saying_so_or_by_signing_in_with_it() {
    let place = Place::on().await;
    let ada = require(&place).await;
    let page = ada.post(KEEP, json!({})).await.is(200);
    assert_eq!(page["session"]["sso_reverts_at"], json!(null));
    assert_eq!(place.world.last_audit().await.0, "Ada Osei keep_sso_requirement done");
    let entries = place.world.audit().await.len();
    ada.post(KEEP, json!({})).await.is(200);
    assert_eq!(place.world.audit().await.len(), entries, "there is nothing left to confirm");
    place.world.later(16);
    assert_eq!(requirement::revert_due(&place.world.state).await, 0);
    assert!(is_required(&place).await);

    let place = Place::on().await;
    require(&place).await;
    place.sign_in(&place.world.browser(), JUN).await.is(303);
    let owner = place.world.owner().await;
    let session = owner.get("/api/session").await.is(200);
    assert!(session["sso_reverts_at"].is_string(), "a Member's sign-in confirms nothing");
    place.sign_in(&place.world.browser(), "ravi@northwind.example").await.is(303);
    assert_eq!(place.world.last_audit().await.0, "Ravi Vance keep_sso_requirement done");
    place.world.later(16);
    assert_eq!(requirement::revert_due(&place.world.state).await, 0);
    assert!(is_required(&place).await);
}

#[tokio::test]
async fn keeping_the_requirement_asks_for_a_fresh_proof_and_for_single_sign_on() {
    let place = Place::on().await;
    require(&place).await;
    let ravi = place.world.signed_in("ravi@northwind.example").await;
    ravi.post(KEEP, json!({})).await.is_problem(403, "step_up_required");
    let world = crate::support::World::new().await;
    world.owner().await.post(KEEP, json!({})).await.is_denied(409, "sso_is_off");
}

#[tokio::test]
async fn password_sessions_of_whom_it_shuts_out_end_after_fifteen_minutes_and_others_do_not() {
    let place = Place::on().await;
    let (ravi, jun) = (place.world.admin().await, place.world.member().await);
    let through_idp = place.world.browser();
    place.sign_in(&through_idp, JUN).await.is(303);
    let ada = require(&place).await;
    ada.post(KEEP, json!({})).await.is(200);
    assert!(ravi.get("/api/session").await.is(200)["ends_at"].is_null());
    assert!(through_idp.get("/api/session").await.is(200)["ends_at"].is_null());
    place.world.later(14);
    assert_eq!(viewer(&jun).await, "Jun Kato");
    jun.step_up().await.is_problem(403, "sso_required");
    assert!(jun.get("/api/session").await.is(200)["ends_at"].is_string());
    place.world.later(2);
    jun.get("/api/session").await.is_problem(401, "signed_out");
    assert_eq!(viewer(&ravi).await, "Ravi Vance");
    assert_eq!(viewer(&through_idp).await, "Jun Kato");
    let again = place.world.browser();
    again.sign_in(JUN, PASSWORD).await.is_problem(403, "sso_required");
    place.sign_in(&again, JUN).await.is(303);
    assert_eq!(viewer(&again).await, "Jun Kato");
}

#[tokio::test]
async fn sessions_go_on_when_the_requirement_is_taken_back_by_hand() {
    let place = Place::on().await;
    let jun = place.world.signed_in(JUN).await;
    let ada = require(&place).await;
    ada.put_now(SSO, switches(true, false, false)).await.is(200);
    place.world.later(16);
    assert_eq!(viewer(&jun).await, "Jun Kato");
    assert_eq!(requirement::revert_due(&place.world.state).await, 0);
}

#[tokio::test]
async fn a_session_that_has_ended_does_not_go_on_whatever_is_changed_afterwards() {
    let place = Place::on().await;
    let jun = place.world.signed_in(JUN).await;
    require(&place).await.post(KEEP, json!({})).await.is(200);
    place.world.later(16);
    let ada = place.world.owner().await;
    let exception = format!("{SSO}/exceptions/{}", place.world.id_of(JUN).await);
    ada.put_now(&exception, json!(null)).await.is(200);
    jun.get("/api/session").await.is_problem(401, "signed_out");
    ada.put_now(SSO, switches(true, false, false)).await.is(200);
    jun.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn sessions_go_on_when_the_requirement_is_reverted_late() {
    let place = Place::on().await;
    let jun = place.world.signed_in(JUN).await;
    require(&place).await;
    place.world.later(20);
    assert_eq!(requirement::revert_due(&place.world.state).await, 1);
    assert_eq!(viewer(&jun).await, "Jun Kato");
}

#[tokio::test]
async fn the_requirement_that_single_sign_on_was_turned_off_with_is_confirmed_anew() {
    let place = Place::on().await;
    let ada = require(&place).await;
    ada.post(KEEP, json!({})).await.is(200);
    ada.put_now(SSO, switches(false, true, false)).await.is(200);
    let page = ada.put_now(SSO, switches(true, true, false)).await.is(200);
    assert!(page["session"]["sso_reverts_at"].is_string());
    let other = ada.on(app(place.world.state.clone()));
    assert!(other.get("/api/session").await.is(200)["sso_reverts_at"].is_string());
}

#[tokio::test]
async fn signing_in_is_a_proof_for_whoever_may_prove_nothing_with_a_password() {
    let place = Place::on().await;
    let proof = async |email: &str| {
        let browser = place.world.browser();
        place.sign_in(&browser, email).await.is(303);
        browser.get("/api/session").await.is(200)["proven_until"].is_string()
    };
    assert!(!proof(JUN).await);
    require(&place).await;
    assert!(proof(JUN).await);
    assert!(!proof("ravi@northwind.example").await);
}

#[tokio::test]
async fn a_domain_that_is_removed_takes_the_sessions_of_its_people_with_it_and_no_others() {
    let mut plan = protected(plan());
    plan["domains"] = json!(["northwind.example", "partner.example"]);
    let place = Place::on_with(plan, false).await;
    let (jun, lee) = (place.world.browser(), place.world.browser());
    place.sign_in(&jun, JUN).await.is(303);
    place.sign_in(&lee, LEE).await.is(303);
    let ada = require(&place).await;
    ada.post(KEEP, json!({})).await.is(200);
    let page = ada.get("/api/domains").await.is(200);
    let domain = &page["resource"]["domains"][1];
    assert_eq!(domain["removal"], json!({ "effect": "shuts_out", "people": 1 }));
    let path = format!("/api/domains/{}", domain["id"].as_str().unwrap());
    ada.delete_if(&path, &format!("\"v{}\"", domain["version"])).await.is(200);

    assert!(lee.get("/api/session").await.is(200)["ends_at"].is_string());
    assert!(jun.get("/api/session").await.is(200)["ends_at"].is_null());
    let again = place.world.browser();
    let landing = place.sign_in(&again, LEE).await;
    super::assert_refused(&landing, &again, "email_domain_unverified");
    place.world.later(15);
    lee.get("/api/session").await.is_problem(401, "signed_out");
    assert_eq!(viewer(&jun).await, "Jun Kato");
}

#[tokio::test]
async fn a_requirement_that_is_suspended_is_not_said_to_end_soon() {
    let place = Place::on().await;
    let ada = require(&place).await;
    let domain = ada.get("/api/domains").await.is(200)["resource"]["domains"][0].clone();
    let path = format!("/api/domains/{}", domain["id"].as_str().unwrap());
    ada.delete_if(&path, &format!("\"v{}\"", domain["version"])).await.is(200);
    assert_eq!(ada.get("/api/session").await.is(200)["sso_reverts_at"], json!(null));
}
