use std::time::Duration;

use serde_json::json;

use super::{ATTEMPTS, Place, SSO, bring, outcome, plan, switches};
use crate::support::{ISSUER, Idp, response};

const ADA: &str = "ada@northwind.example";

#[tokio::test]
async fn an_admin_tests_the_connection_and_then_turns_single_sign_on_on() {
    let place = Place::connected().await;
    let ravi = place.world.admin().await;
    ravi.put_now(SSO, switches(true, false, false)).await.is_denied(409, "sso_untested");
    let report = place.test(&ravi, "Ravi@Northwind.example").await;
    assert_eq!(report["attempt"]["refusal"], json!(null));
    assert_eq!(report["attempt"]["person"], "Ravi Vance");
    for name in ["signature", "issuer", "audience", "browser", "connection", "replay", "person"] {
        assert_eq!(outcome(&report, name), "passed", "{name}");
    }
    assert_eq!(report["claims"]["first_name"], "Kim");
    let class = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    assert_eq!(report["claims"]["authentication"], json!({ "methods": [class] }));
    let xml = report["xml"].as_str().unwrap();
    assert!(xml.contains("characters)") && xml.contains(ISSUER), "{xml}");
    let page = ravi.get(SSO).await.is(200)["resource"].clone();
    assert_eq!(
        (&page["state"]["status"], &page["state"]["test"]["by"]),
        (&json!("tested"), &json!("Ravi Vance"))
    );
    assert_eq!(place.world.last_audit().await.0, "Ravi Vance test_sso done");
    ravi.put_now(SSO, switches(true, false, false)).await.is(200);
}

#[tokio::test]
async fn a_test_that_fails_says_why_and_proves_nothing() {
    let place = Place::connected().await;
    let ada = place.world.owner().await;
    let asked = place.begin_test(&ada).await;
    let xml = response(&asked, &place.said(ADA));
    let wrong = xml.replace(&format!("<saml:Audience>{}", asked.entity_id), "<saml:Audience>urn:x");
    let landing = bring(&ada, &asked, &place.idp.sign(&wrong)).await;
    let report = place.report(&ada, &landing).await;
    assert_eq!(report["attempt"]["refusal"]["code"], "wrong_audience");
    assert_eq!(outcome(&report, "audience"), "failed");
    assert_eq!(ada.get(SSO).await.is(200)["resource"]["state"]["status"], "untested");
    let (entry, payload) = place.world.last_audit().await;
    assert_eq!(entry, "Ada Osei test_sso refused");
    assert_eq!(payload["refused"]["code"], "wrong_audience");
}

#[tokio::test]
async fn a_test_counts_only_for_the_connection_that_it_was_begun_with() {
    let place = Place::connected().await;
    let ada = place.world.owner().await;
    let asked = place.begin_test(&ada).await;
    let other = Idp::new();
    place.connect(&other).await;
    let response = other.respond(&asked, &place.said(ADA));
    let landing = bring(&ada, &asked, &response).await;
    let report = place.report(&ada, &landing).await;
    assert_eq!(report["attempt"]["refusal"]["code"], "connection_changed");
    assert_eq!(ada.get(SSO).await.is(200)["resource"]["state"]["status"], "untested");
}

#[tokio::test]
async fn a_test_counts_only_while_whoever_began_it_is_signed_in_and_may_test() {
    let place = Place::connected().await;
    let (ada, ravi) = (place.world.owner().await, place.world.admin().await);
    let asked = place.begin_test(&ravi).await;
    let response = place.idp.respond(&asked, &place.said("ravi@northwind.example"));
    let id = place.world.id_of("ravi@northwind.example").await;
    ada.put(&format!("/api/members/{id}/role"), json!({ "role": "member" })).await.is(200);
    let landing = bring(&ravi, &asked, &response).await;
    let report = place.report(&ada, &landing).await;
    assert_eq!(report["attempt"]["refusal"]["code"], "tester_not_allowed");

    let olu = place.world.other_owner().await;
    let asked = place.begin_test(&olu).await;
    let response = place.idp.respond(&asked, &place.said("olu@northwind.example"));
    olu.delete("/api/session").await.is(204);
    let landing = bring(&olu, &asked, &response).await;
    let report = place.report(&ada, &landing).await;
    assert_eq!(report["attempt"]["refusal"]["code"], "tester_signed_out");
    assert_eq!(ada.get(SSO).await.is(200)["resource"]["state"]["status"], "untested");
}

#[tokio::test]
async fn a_step_up_in_the_middle_of_a_test_does_no_harm() {
    let place = Place::connected().await;
    let ada = place.world.owner().await;
    let asked = place.begin_test(&ada).await;
    ada.step_up().await.is(200);
    let response = place.idp.respond(&asked, &place.said(ADA));
    let landing = bring(&ada, &asked, &response).await;
    assert_eq!(place.report(&ada, &landing).await["attempt"]["refusal"], json!(null));
}

#[tokio::test]
async fn the_testers_own_address_will_do_before_a_domain_is_verified_and_no_other() {
    let mut plan = plan();
    plan["domains"] = json!([]);
    let place = Place::planned(plan).await;
    let ada = place.world.owner().await;
    let report = place.test(&ada, "ravi@northwind.example").await;
    assert_eq!(report["attempt"]["refusal"]["code"], "email_domain_unverified");
    let report = place.test(&ada, "ADA@northwind.example").await;
    assert_eq!(report["attempt"]["refusal"], json!(null));
}

#[tokio::test]
async fn a_test_signs_nobody_in() {
    let place = Place::connected().await;
    let ada = place.world.owner().await;
    let cookie = ada.cookie();
    place.test(&ada, "ravi@northwind.example").await;
    assert_eq!(ada.cookie(), cookie);
    assert!(place.world.texts("SELECT name_id FROM saml_identity").await.is_empty());
}

#[tokio::test]
async fn the_last_twenty_attempts_are_listed_and_no_more_are_kept() {
    let place = Place::on().await;
    let browser = place.world.browser();
    for _ in 0..22 {
        place.sign_in(&browser, "nobody@northwind.example").await.is(303);
        place.world.state.clock.advance(Duration::from_secs(1));
    }
    let list = place.world.admin().await.get(ATTEMPTS).await.is(200);
    assert_eq!(list["session"]["viewer"]["name"], "Ravi Vance");
    let list = list["resource"].as_array().unwrap().clone();
    assert_eq!(list.len(), 20);
    assert!(list.is_sorted_by(|a, b| a["at"].as_str() >= b["at"].as_str()));
    let kept = place.world.texts("SELECT kind FROM saml_attempt ORDER BY kind").await;
    assert_eq!(kept.iter().filter(|it| *it == "sign_in").count(), 20);
    assert_eq!(kept.iter().filter(|it| *it == "test").count(), 1, "strangers push no test out");
    let ada = place.world.owner().await;
    ada.get(&format!("{ATTEMPTS}/0123456789abcdef")).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn there_is_nothing_to_test_without_a_connection() {
    let mut plan = plan();
    plan.as_object_mut().unwrap().remove("sso");
    let world = crate::support::World::with(plan).await;
    let answer = world.owner().await.post("/api/organization/sso/tests", json!({})).await;
    answer.is_denied(409, "sso_unconfigured");
}

#[tokio::test]
async fn a_report_offers_the_certificate_that_the_response_was_signed_with() {
    let place = Place::connected().await;
    let ada = place.world.owner().await;
    let asked = place.begin_test(&ada).await;
    let response = Idp::new().respond(&asked, &place.said(ADA));
    let landing = bring(&ada, &asked, &response).await;
    let report = place.report(&ada, &landing).await;
    assert_eq!(report["attempt"]["refusal"]["code"], "wrong_signature");
    assert_eq!(report["new_certificate"], json!(null), "this one carries none");
}
