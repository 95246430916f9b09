use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gamlastan::bindings::encoding::url_decode;
use gatehouse_contract::sso::read_certificate_text;
use serde_json::{Value, json};
use x509_parser::prelude::{FromDer as _, X509Certificate};

use super::{Place, START};
use crate::support::{ISSUER, World};

const CONNECTION: &str = "/api/organization/sso/connection";
const METADATA: &str = "/sso/saml/9f2c41";
const CERTIFICATE: &str = "/sso/saml/9f2c41/certificate";

/// An identity provider that wants requests to be signed, and whose test has passed.
async fn signing() -> Place {
    let place = Place::connected().await;
    let connection = json!({ "sign_in_url": "https://idp.example/sso?tenant=1", "issuer": ISSUER,
                             "certificates": [place.idp.pem], "sign_requests": true });
    let ada = place.world.owner().await;
    ada.put_now(CONNECTION, connection).await.is(200);
    place.test(&ada, "ada@northwind.example").await;
    let on = super::switches(true, false, false);
    place.world.owner().await.put_now(super::SSO, on).await.is(200);
    place
}

async fn public_key(world: &World) -> Vec<u8> {
    let answer = world.browser().get(CERTIFICATE).await;
    answer.is(200);
    let der = read_certificate_text(&answer.text).unwrap();
    let (_, certificate) = X509Certificate::from_der(&der).unwrap();
    certificate.public_key().raw.to_vec()
}

#[tokio::test]
async fn a_request_is_signed_with_the_key_whose_certificate_can_be_downloaded() {
    let place = signing().await;
    let answer = place.world.browser().get(START).await;
    answer.is(303);
    let (_, query) = answer.header("location").split_once("?tenant=1&").unwrap();
    let (signed, signature) = query.split_once("&Signature=").unwrap();
    assert!(signed.starts_with("SAMLRequest=") && signed.contains("&RelayState="), "{signed}");
    assert!(
        signed.ends_with("&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256")
    );
    let signature = STANDARD.decode(url_decode(signature).unwrap()).unwrap();
    let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public_key(&place.world).await);
    key.verify(signed.as_bytes(), &signature).unwrap();
    assert!(key.verify(signed.replace("RelayState", "relayState").as_bytes(), &signature).is_err());
}

#[tokio::test]
async fn our_metadata_says_whether_requests_are_signed_and_with_what() {
    let place = signing().await;
    let signing = place.world.browser().get(METADATA).await.text;
    assert!(signing.contains(r#"AuthnRequestsSigned="true""#), "{signing}");
    let pem = place.world.browser().get(CERTIFICATE).await.text;
    let body: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
    assert!(signing.contains(&body), "{signing}");
    let unsigned = Place::connected().await.world.browser().get(METADATA).await.text;
    assert!(unsigned.contains(r#"AuthnRequestsSigned="false""#), "{unsigned}");
}

#[tokio::test]
async fn whoever_asks_for_the_key_first_at_the_same_time_gets_the_same() {
    let world = World::new().await;
    let (one, other) = (world.browser(), world.browser());
    let (one, other) = tokio::join!(one.get(CERTIFICATE), other.get(CERTIFICATE));
    assert_eq!(one.text, other.text);
    assert_eq!(world.texts("SELECT certificate FROM signing_key").await, [one.text]);
}

#[tokio::test]
async fn the_private_key_is_nowhere_in_the_database_as_it_is() {
    let world = World::new().await;
    world.browser().get(CERTIFICATE).await.is(200);
    let kept = world.texts("SELECT private_key FROM signing_key").await.remove(0);
    let bytes = STANDARD.decode(&kept).unwrap();
    let is_pkcs8 = |der: &[u8]| aws_lc_rs::signature::RsaKeyPair::from_pkcs8(der).is_ok();
    assert!(!is_pkcs8(&bytes) && !is_pkcs8(&bytes[12..]));
}

#[tokio::test]
async fn what_is_public_is_shown_without_opening_the_private_key() {
    let place = signing().await;
    let certificate = place.world.browser().get(CERTIFICATE).await.text;
    place
        .world
        .tamper("UPDATE signing_key SET private_key = 'sealed with a key that is lost'")
        .await;
    assert_eq!(place.world.browser().get(CERTIFICATE).await.text, certificate);
    place.world.browser().get(METADATA).await.is(200);
}

#[tokio::test]
async fn nobody_gets_the_key_of_an_organization_that_is_not_there() {
    let world = World::new().await;
    let answer = world.browser().get("/sso/saml/unknown/certificate").await;
    assert_eq!(answer.is_problem(404, "not_found")["type"], Value::from("not_found"));
}
