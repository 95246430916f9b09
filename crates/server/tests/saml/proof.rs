//! Proving at the identity provider who one is.

use serde_json::json;

use super::{Place, SSO, START, bring, switches};
use crate::support::{Client, Said, response};

const KIM: &str = "kim@northwind.example";
const RAVI: &str = "ravi@northwind.example";

/// Kim, who joined through the identity provider and was made an Admin.
async fn kim(place: &Place) -> Client {
    let browser = place.world.browser();
    place.sign_in(&browser, KIM).await.is(303);
    let id = place.world.id_of(KIM).await;
    let ada = place.world.owner().await;
    ada.put(&format!("/api/members/{id}/role"), json!({ "role": "admin" })).await.is(200);
    browser
}

/// Signs in anew, as somebody who proved at that moment who they are.
async fn sign_in_again(
    place: &Place,
    browser: &Client,
    email: &str,
    authenticated_at: i64,
) -> String {
    let session = browser.get("/api/session").await.is(200);
    let url = session["sso_proof_url"].as_str().unwrap();
    let asked = place.asked_at(browser, url.strip_prefix("https://gate.example").unwrap()).await;
    let said: Said = place.said(email);
    let now = json!(said.now).as_str().unwrap().to_owned();
    let then = json!(said.now.plus_seconds(authenticated_at)).as_str().unwrap().to_owned();
    let (is, was) = (format!("AuthnInstant=\"{then}\""), format!("AuthnInstant=\"{now}\""));
    let xml = response(&asked, &said).replace(&was, &is);
    bring(browser, &asked, &place.idp.sign(&xml)).await.is(303);
    asked.xml
}

#[tokio::test]
async fn an_admin_without_a_password_signs_in_anew_before_a_sensitive_change() {
    let place = Place::on_with(super::plan(), true).await;
    let kim = kim(&place).await;
    place.world.later(11);
    kim.put_now(SSO, switches(true, false, false)).await.is_problem(403, "step_up_required");
    let request = sign_in_again(&place, &kim, KIM, 0).await;
    assert!(request.contains(r#"ForceAuthn="true""#), "{request}");
    kim.put_now(SSO, switches(true, false, false)).await.is(200);
    place.world.later(11);
    kim.put_now(SSO, switches(true, false, true)).await.is_problem(403, "step_up_required");
}

#[tokio::test]
async fn a_session_that_was_open_at_the_identity_provider_proves_nothing() {
    let place = Place::on_with(super::plan(), true).await;
    let kim = kim(&place).await;
    place.world.later(11);
    sign_in_again(&place, &kim, KIM, -3_600).await;
    kim.put_now(SSO, switches(true, false, false)).await.is_problem(403, "step_up_required");
}

#[tokio::test]
async fn whoever_has_a_password_may_prove_it_at_the_identity_provider_too() {
    let place = Place::on().await;
    let ravi = place.world.browser();
    place.sign_in(&ravi, RAVI).await.is(303);
    assert_eq!(ravi.get("/api/session").await.is(200)["proofs"], json!(["password", "code"]));
    ravi.put_now(SSO, switches(true, false, true)).await.is_problem(403, "step_up_required");
    sign_in_again(&place, &ravi, RAVI, 0).await;
    ravi.put_now(SSO, switches(true, false, true)).await.is(200);
}

#[tokio::test]
async fn whoever_signed_in_with_a_password_is_not_sent_to_the_identity_provider() {
    let place = Place::on().await;
    let ravi = place.world.signed_in("ravi@northwind.example").await;
    assert_eq!(ravi.get("/api/session").await.is(200)["sso_proof_url"], json!(null));
    assert_eq!(ravi.get(START).await.is(303), json!(null));
}
