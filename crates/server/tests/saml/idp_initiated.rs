use serde_json::json;

use super::{Place, SSO, assert_refused, switches, viewer};
use crate::support::{Asked, Client, posted};

async fn allow(place: &Place) {
    let mut on = switches(true, false, false);
    on["switches"]["idp_initiated"] = json!(true);
    place.world.owner().await.put_now(SSO, on).await.is(200);
    assert!(place.world.last_audit().await.0.ends_with("allow_idp_initiated done"));
}

async fn bring(browser: &Client, asked: &Asked, response: &str) -> crate::support::Answer {
    browser.send_from_afar(posted(&asked.acs_url, response, "anything")).await
}

#[tokio::test]
async fn a_sign_in_that_begins_at_the_identity_provider_is_refused_unless_it_is_allowed() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let (asked, response) = place.unsolicited("jun@northwind.example");
    assert_refused(&bring(&browser, &asked, &response).await, &browser, "unsolicited");
    allow(&place).await;
    let (asked, response) = place.unsolicited("jun@northwind.example");
    let landing = bring(&browser, &asked, &response).await;
    landing.is(303);
    assert_eq!(landing.header("location"), "/", "never where RelayState says");
    assert_eq!(viewer(&browser).await, "Jun Kato");
}

#[tokio::test]
async fn it_signs_in_once() {
    let place = Place::on().await;
    allow(&place).await;
    let (asked, response) = place.unsolicited("jun@northwind.example");
    bring(&place.world.browser(), &asked, &response).await.is(303);
    let thief = place.world.browser();
    assert_refused(&bring(&thief, &asked, &response).await, &thief, "replayed");
}

#[tokio::test]
async fn a_response_that_names_a_request_is_no_sign_in_that_began_elsewhere() {
    let place = Place::on().await;
    allow(&place).await;
    let victim = place.world.browser();
    let asked = place.asked(&victim).await;
    let stolen = place.idp.respond(&asked, &place.said("jun@northwind.example"));
    let thief = place.world.browser();
    assert_refused(&bring(&thief, &asked, &stolen).await, &thief, "wrong_request");
}

#[tokio::test]
async fn it_is_refused_again_once_single_sign_on_is_off() {
    let place = Place::on().await;
    allow(&place).await;
    let mut off = switches(false, false, false);
    off["switches"]["idp_initiated"] = json!(true);
    place.world.owner().await.put_now(SSO, off).await.is(200);
    let browser = place.world.browser();
    let (asked, response) = place.unsolicited("jun@northwind.example");
    let landing = bring(&browser, &asked, &response).await;
    assert_eq!(landing.header("location"), "/?sign-in=sso_is_off");
    assert_eq!(browser.cookie(), None);
}
