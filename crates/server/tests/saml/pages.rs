//! What is told before anybody signs in: how to, and what the identity provider needs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{Place, SSO, switches};
use crate::support::{Idp, World};

const METHODS: &str = "/api/sign-in-methods";
const READ: &str = "/api/organization/sso/read";

#[tokio::test]
async fn the_way_to_sign_in_follows_from_the_domain_and_tells_nobody_who_exists() {
    let place = Place::on().await;
    let browser = place.world.browser();
    let ask = async |email: &str| browser.post(METHODS, json!({ "email": email })).await.is(200);
    let sso = json!({ "method": "sso", "start_url": "https://gate.example/sso/start/9f2c41",
                      "required": false });
    for email in ["jun@northwind.example", "ada@northwind.example", "nobody@Northwind.example "] {
        assert_eq!(ask(email).await, sso, "{email}");
    }
    for email in ["lee@partner.example", "a@sub.northwind.example", "northwind.example", ""] {
        assert_eq!(ask(email).await, json!({ "method": "password" }), "{email}");
    }
    let owner = place.world.owner().await;
    owner.put_now(SSO, switches(true, true, false)).await.is(200);
    assert_eq!(ask("nobody@northwind.example").await["required"], true);
    owner.put_now(SSO, switches(false, true, false)).await.is(200);
    assert_eq!(ask("jun@northwind.example").await, json!({ "method": "password" }));
}

#[tokio::test]
async fn one_address_may_not_ask_for_one_way_after_another() {
    let world = World::configured(|config| {
        config.sign_ins_per_minute = 2.try_into().unwrap();
    })
    .await;
    let browser = world.browser();
    for _ in 0..2 {
        browser.post(METHODS, json!({ "email": "a@b.example" })).await.is(200);
    }
    let answer = browser.post(METHODS, json!({ "email": "a@b.example" })).await;
    answer.is_problem(429, "too_many_attempts");
}

#[tokio::test]
async fn the_identity_provider_finds_the_metadata_at_the_entity_id() {
    let world = World::new().await;
    let answer = world.browser().get("/sso/saml/9f2c41").await;
    answer.is(200);
    assert_eq!(answer.header("content-type"), "application/samlmetadata+xml");
    assert!(answer.header("content-disposition").contains("gatehouse-9f2c41.xml"));
    for value in [
        "entityID=\"https://gate.example/sso/saml/9f2c41\"",
        "Location=\"https://gate.example/sso/saml/acs/9f2c41\"",
        "AuthnRequestsSigned=\"false\"",
    ] {
        assert!(answer.text.contains(value), "{}", answer.text);
    }
    world.browser().get("/sso/saml/unknown").await.is_problem(404, "not_found");
}

#[tokio::test]
async fn an_admin_pastes_metadata_or_certificates_and_hears_what_was_understood() {
    let world = World::new().await;
    let ravi = world.signed_in("ravi@northwind.example").await;
    let before = world.settings().await;
    let pem = Idp::new().pem;
    let reading = ravi.post(READ, json!({ "form": "text", "content": pem })).await.is(200);
    assert_eq!(reading["kind"], "certificates");
    assert_eq!(reading["certificates"][0]["key_algorithm"], "EC");
    let base64: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
    let der = ravi.post(READ, json!({ "form": "file", "content": base64 })).await.is(200);
    assert_eq!(der, reading, "the same as a file");
    let metadata = format!(
        r#"<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.example/metadata"><md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>"#
    );
    let reading = ravi.post(READ, json!({ "form": "text", "content": metadata })).await.is(200);
    assert_eq!(
        (
            &reading["kind"],
            &reading["issuer"],
            &reading["sign_in_url"],
            &reading["wants_signed_requests"]
        ),
        (
            &json!("metadata"),
            &json!("https://idp.example/metadata"),
            &json!("https://idp.example/sso"),
            &json!(true)
        )
    );
    assert_eq!(world.settings().await, before, "nothing is stored");
}

#[tokio::test]
async fn what_cannot_be_used_is_named() {
    let world = World::new().await;
    let ada = world.signed_in("ada@northwind.example").await;
    let own = world.browser().get("/sso/saml/9f2c41").await.text;
    for (text, code) in [
        ("<!doctype html><html>", "web_page"),
        ("http://idp.example/metadata", "url_not_https"),
        (own.as_str(), "service_provider_metadata"),
        ("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "certificate"),
    ] {
        let reading = ada.post(READ, json!({ "form": "text", "content": text })).await.is(200);
        assert_eq!(
            (&reading["kind"], &reading["flaw"]["code"]),
            (&json!("unusable"), &json!(code))
        );
    }
    let zip = json!({ "form": "file", "content": STANDARD.encode(b"PK\x03\x04\0\0") });
    assert_eq!(ada.post(READ, zip).await.is(200)["flaw"]["code"], "archive");
    let garbage = json!({ "form": "file", "content": "%" });
    let reading = ada.post(READ, garbage).await.is(200);
    assert_eq!(reading["flaw"]["code"], "certificate");
}
