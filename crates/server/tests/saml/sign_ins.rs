use serde_json::json;

use super::{ATTEMPTS, Place, assert_refused, bring, plan, viewer};
use crate::support::{Idp, PASSWORD};

const JUN: &str = "jun@northwind.example";

#[tokio::test]
async fn a_member_signs_in_through_the_identity_provider_and_goes_where_they_wanted_to() {
    let place = Place::on().await;
    let jun = place.world.browser();
    let path = "/sso/start/9f2c41?next=/access-security/two-factor";
    let asked = place.asked_at(&jun, path).await;
    assert!(asked.xml.contains("Destination=\"https://idp.example/sso?tenant=1\""));
    assert_eq!(asked.acs_url, "https://gate.example/sso/saml/acs/9f2c41");
    assert_eq!(asked.entity_id, "https://gate.example/sso/saml/9f2c41");
    let landing = bring(&jun, &asked, &place.idp.respond(&asked, &place.said(JUN))).await;
    landing.is(303);
    assert_eq!(landing.header("location"), "/access-security/two-factor");
    assert!(landing.header("set-cookie").contains("SameSite=Strict"));
    assert_eq!(landing.header("cache-control"), "no-store");
    assert_eq!(viewer(&jun).await, "Jun Kato");
    let (entry, payload) = place.world.last_audit().await;
    assert_eq!(entry, "Jun Kato sign_in done");
    assert_eq!(payload["with"], "sso");
}

#[tokio::test]
async fn a_session_through_the_identity_provider_is_a_device_like_any_other() {
    let place = Place::on().await;
    let name = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
    let jun = place.world.browser().called(name);
    place.sign_in(&jun, JUN).await.is(303);
    let page = jun.get("/api/me/sign-in").await.is(200);
    let [device] = page["resource"]["devices"].as_array().unwrap().as_slice() else {
        panic!("{page}")
    };
    assert_eq!((&device["browser"], &device["system"]), (&json!("Firefox"), &json!("Linux")));
    assert_eq!((&device["began_with"], &device["is_this"]), (&json!("sso"), &json!(true)));
}

#[tokio::test]
async fn owners_and_admins_may_use_single_sign_on_too_and_nobodys_role_changes() {
    let place = Place::on().await;
    let roles = place.world.texts("SELECT email || role FROM person ORDER BY email").await;
    for (email, name) in
        [("ada@northwind.example", "Ada Osei"), ("bea@northwind.example", "Bea Lindqvist")]
    {
        let browser = place.world.browser();
        place.sign_in(&browser, email).await.is(303);
        assert_eq!(viewer(&browser).await, name);
    }
    assert_eq!(place.world.texts("SELECT email || role FROM person ORDER BY email").await, roles);
}

#[tokio::test]
async fn whoever_has_no_password_has_proven_themself_by_signing_in() {
    let mut plan = plan();
    plan["people"][6]["role"] = json!("admin");
    let place = Place::on_with(plan, false).await;
    let no = place.world.browser();
    place.sign_in(&no, "no@northwind.example").await.is(303);
    let session = no.get("/api/session").await.is(200);
    assert!(session["proven_until"].is_string(), "{session}");
    let ada = place.world.browser();
    place.sign_in(&ada, "ada@northwind.example").await.is(303);
    let session = ada.get("/api/session").await.is(200);
    assert_eq!(session["proven_until"], json!(null), "Ada has a password to prove it with");
}

#[tokio::test]
async fn signing_in_ends_the_session_that_the_browser_had() {
    let place = Place::on().await;
    let jun = place.world.signed_in(JUN).await;
    let old = jun.cookie();
    place.sign_in(&jun, JUN).await.is(303);
    assert_ne!(jun.cookie(), old);
    let thief = place.world.browser();
    thief.set_cookie(old);
    thief.get("/api/session").await.is_problem(401, "signed_out");
}

#[tokio::test]
async fn a_refused_sign_in_says_why_by_its_code_and_tells_the_rest_to_admins_alone() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let landing = place.sign_in(&browser, "nobody@northwind.example").await;
    assert_refused(&landing, &browser, "unknown_person");
    let (_, id) = landing.header("location").split_once("&attempt=").unwrap();
    let report = format!("{ATTEMPTS}/{id}");
    browser.get(&report).await.is_problem(401, "signed_out");
    let report = place.world.admin().await.get(&report).await.is(200)["resource"].clone();
    assert_eq!(report["attempt"]["kind"], "sign_in");
    assert_eq!(report["attempt"]["email"], "nobody@northwind.example");
    assert_eq!(report["attempt"]["refusal"]["code"], "unknown_person");
    let entries = place.world.audit().await;
    assert!(
        entries.iter().any(|it| it == "nobody@northwind.example sign_in refused"),
        "{entries:?}"
    );
}

#[tokio::test]
async fn nobody_signs_in_while_single_sign_on_is_off_or_with_another_key() {
    let place = Place::connected().await;
    let browser = place.world.browser();
    let landing = browser.get("/sso/start/9f2c41").await;
    landing.is(303);
    assert_eq!(landing.header("location"), "/?sign-in=sso_is_off");
    let unknown = browser.get("/sso/start/unknown").await;
    assert_eq!(unknown.header("location"), "/?sign-in=sso_is_off");

    let place = Place::on().await;
    let browser = place.world.browser();
    let asked = place.asked(&browser).await;
    let forged = Idp::new().respond(&asked, &place.said(JUN));
    let entries = place.world.audit().await.len();
    assert_refused(&bring(&browser, &asked, &forged).await, &browser, "wrong_signature");
    assert_eq!(place.world.audit().await.len(), entries, "strangers do not fill the audit log");
}

#[tokio::test]
async fn a_sign_in_is_refused_when_single_sign_on_is_turned_off_on_the_way() {
    let place = Place::on().await;
    let (browser, owner) = (place.world.browser(), place.world.owner().await);
    let asked = place.asked(&browser).await;
    owner.put_now(super::SSO, super::switches(false, false, false)).await.is(200);
    let response = place.idp.respond(&asked, &place.said(JUN));
    assert_refused(&bring(&browser, &asked, &response).await, &browser, "sso_is_off");
}

#[tokio::test]
async fn an_expired_certificate_signs_nobody_in_and_that_is_the_reason() {
    let place = Place::on().await;
    let browser = place.world.browser();
    place.world.state.clock.advance(std::time::Duration::from_secs(100 * 365 * 86_400));
    let landing = place.sign_in(&browser, JUN).await;
    assert_refused(&landing, &browser, "certificate_expired");
}

#[tokio::test]
async fn a_password_still_signs_in_while_single_sign_on_is_on_and_not_required() {
    let place = Place::on().await;
    place.world.browser().sign_in(JUN, PASSWORD).await.is(200);
}

#[tokio::test]
async fn one_address_may_not_begin_one_sign_in_after_another() {
    let world = crate::support::World::configured(|config| {
        config.sign_ins_per_minute = 2.try_into().unwrap();
    })
    .await;
    world.plant(plan()).await;
    for _ in 0..2 {
        world.browser().get("/sso/start/9f2c41").await.is(303);
    }
    let landing = world.browser().get("/sso/start/9f2c41").await;
    assert!(landing.header("location").starts_with("/?sign-in=too_many_attempts&retry_after="));
}
