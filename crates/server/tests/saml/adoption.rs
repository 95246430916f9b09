use serde_json::{Value, json};

use super::{ATTEMPTS, Place, SSO, assert_refused, bring};
use crate::support::{Answer, Client, ISSUER, Idp, response};

const ADA: &str = "ada@northwind.example";

async fn adopt(client: &Client, attempt: &Value, what: &str) -> Answer {
    let id = attempt["attempt"]["id"].as_str().unwrap();
    client.post(&format!("{ATTEMPTS}/{id}/adopt"), json!({ "what": what })).await
}

/// A test that comes back signed with a key that the connection does not have.
async fn signed_by(place: &Place, tester: &Client, idp: &Idp) -> Value {
    let asked = place.begin_test(tester).await;
    let response = idp.respond(&asked, &place.said(ADA));
    place.report(tester, &bring(tester, &asked, &response).await).await
}

/// A test that comes back from another issuer.
async fn issued_by(place: &Place, tester: &Client, issuer: &str) -> Value {
    let asked = place.begin_test(tester).await;
    let xml = response(&asked, &place.said(ADA)).replace(ISSUER, issuer);
    place.report(tester, &bring(tester, &asked, &place.idp.sign(&xml)).await).await
}

#[tokio::test]
async fn the_certificate_that_a_test_was_signed_with_is_added_to_the_connection() {
    let place = Place::connected().await;
    let (ada, new) = (place.world.owner().await, Idp::new().naming_its_key());
    let report = signed_by(&place, &ada, &new).await;
    assert_eq!(report["attempt"]["refusal"]["code"], "unknown_certificate");
    let page = adopt(&ada, &report, "certificate").await.is(200)["resource"].clone();
    assert_eq!(page["state"]["status"], "untested");
    let certificates = page["state"]["connection"]["certificates"].as_array().unwrap().clone();
    assert_eq!(certificates.len(), 2);
    assert_eq!(certificates[1], report["new_certificate"]);
    assert_eq!(place.world.last_audit().await.0, "Ada Osei save_sso_connection done");
    let report = signed_by(&place, &ada, &new).await;
    assert_eq!(report["attempt"]["refusal"], json!(null));
}

#[tokio::test]
async fn while_single_sign_on_is_on_it_goes_into_a_draft() {
    let place = Place::on().await;
    let ada = place.world.owner().await;
    let report = signed_by(&place, &ada, &Idp::new().naming_its_key()).await;
    let page = adopt(&ada, &report, "certificate").await.is(200)["resource"].clone();
    assert_eq!(page["state"]["connection"]["certificates"].as_array().unwrap().len(), 1);
    assert_eq!(page["draft"]["connection"]["certificates"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_issuer_that_a_test_came_from_takes_the_place_of_the_one_that_was_typed() {
    let place = Place::connected().await;
    let ada = place.world.owner().await;
    let report = issued_by(&place, &ada, "https://idp.example/other").await;
    assert_eq!(report["attempt"]["refusal"]["code"], "wrong_issuer");
    adopt(&ada, &report, "certificate").await.is_denied(409, "nothing_to_adopt");
    let page = adopt(&ada, &report, "issuer").await.is(200)["resource"].clone();
    assert_eq!(page["state"]["connection"]["issuer"], "https://idp.example/other");
}

#[tokio::test]
async fn nothing_is_taken_over_from_a_sign_in_that_a_stranger_can_forge() {
    let place = Place::on().await;
    let (ada, stranger) = (place.world.owner().await, place.world.browser());
    let asked = place.asked(&stranger).await;
    let forged = Idp::new().naming_its_key().respond(&asked, &place.said(ADA));
    assert_refused(&bring(&stranger, &asked, &forged).await, &stranger, "unknown_certificate");
    let newest = ada.get(ATTEMPTS).await.is(200)["resource"][0].clone();
    let report = json!({ "attempt": newest });
    let before = place.world.settings().await;
    adopt(&ada, &report, "certificate").await.is_denied(409, "nothing_to_adopt");
    assert_eq!(place.world.settings().await, before);
}

#[tokio::test]
async fn nothing_is_taken_over_from_a_test_whose_answer_another_browser_brought() {
    let place = Place::connected().await;
    let (ada, stranger) = (place.world.owner().await, place.world.browser());
    let asked = place.begin_test(&ada).await;
    let forged = Idp::new().naming_its_key().respond(&asked, &place.said(ADA));
    let landing = bring(&stranger, &asked, &forged).await;
    let report = place.report(&ada, &landing).await;
    adopt(&ada, &report, "certificate").await.is_denied(409, "nothing_to_adopt");
}

#[tokio::test]
async fn taking_a_value_over_asks_for_a_proof() {
    let place = Place::connected().await;
    let ada = place.world.owner().await;
    let report = signed_by(&place, &ada, &Idp::new().naming_its_key()).await;
    let olu = place.world.signed_in("olu@northwind.example").await;
    adopt(&olu, &report, "certificate").await.is_problem(403, "step_up_required");
    assert_eq!(place.world.last_audit().await.0, "Olu Reyes save_sso_connection refused");
    let page = ada.get(SSO).await.is(200)["resource"].clone();
    assert_eq!(page["state"]["connection"]["certificates"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_fifth_certificate_is_refused_with_the_reason() {
    let place = Place::connected().await;
    let ada = place.world.owner().await;
    for _ in 0..3 {
        let report = signed_by(&place, &ada, &Idp::new().naming_its_key()).await;
        adopt(&ada, &report, "certificate").await.is(200);
    }
    let report = signed_by(&place, &ada, &Idp::new().naming_its_key()).await;
    let refused = adopt(&ada, &report, "certificate").await;
    assert_eq!(refused.is_flawed("certificate", "too_many_certificates")["limit"], 4);
}
