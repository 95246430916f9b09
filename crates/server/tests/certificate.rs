//! What may be pasted as a certificate.

use gatehouse_contract::Timestamp;
use serde_json::json;

use super::support::{Answer, Log, World, certificate, der_base64, fixture, pem, signing_request};

const INSPECT: &str = "/api/organization/sso/certificate/inspect";

async fn inspect(world: &World, text: &str) -> Answer {
    let ada = world.signed_in("ada@northwind.example").await;
    ada.post(INSPECT, json!({ "certificate": text })).await
}

#[tokio::test]
async fn pem_bare_base64_and_der_as_base64_are_the_same_certificate() {
    let world = World::new().await;
    let certificate = certificate(-1, 365);
    let (pem, der) = (certificate.pem(), der_base64(&certificate));
    let bare: String =
        pem.lines().filter(|line| !line.starts_with('-')).collect::<Vec<_>>().join("\r\n");
    let read = inspect(&world, &pem).await.is(200);
    assert_eq!(read["subject"], "CN=test");
    assert_eq!(read["issuer"], "CN=test");
    assert_eq!(read["signature_algorithm"], "SHA-256 with ECDSA");
    assert_eq!(read["pem"].as_str().unwrap().replace('\n', ""), pem.replace(['\r', '\n'], ""));
    for text in [bare, der, format!("\u{feff}\n  {pem}\n")] {
        assert_eq!(inspect(&world, &text).await.is(200), read);
    }
}

#[tokio::test]
async fn a_certificate_says_what_openssl_says_of_it() {
    let world = World::new().await;
    let read = inspect(&world, &fixture("rsa-2048.pem")).await.is(200);
    assert_eq!((&read["key_algorithm"], &read["key_bits"]), (&json!("RSA"), &json!(2048)));
    assert_eq!(read["signature_algorithm"], "SHA-256 with RSA");
    assert_eq!(read["not_before"], "2020-01-01T00:00:00Z");
    assert_eq!(read["not_after"], "2120-01-01T00:00:00Z");
    assert_eq!(
        read["fingerprint"],
        "6E:A1:CD:5E:99:1E:DF:6F:DE:89:75:DE:21:8D:8E:F3:9D:47:9D:4E:4C:E2:92:BD:FF:A5:8D:E1:BA:18:78:39"
    );
}

#[tokio::test]
async fn each_wrong_paste_has_its_own_reason() {
    let world = World::new().await;
    let expired = certificate(-30, -1).pem();
    let two = format!("{}{}", pem(), pem());
    let long = "A".repeat(70_000);
    for (text, code) in [
        ("", "empty"),
        ("hello", "not_a_certificate"),
        ("MIIB", "not_a_certificate"),
        (expired.as_str(), "certificate_expired"),
        (signing_request().as_str(), "signing_request"),
        (two.as_str(), "several_certificates"),
        (long.as_str(), "too_long"),
        (fixture("ed25519.pem").as_str(), "unsupported_key"),
    ] {
        inspect(&world, text).await.is_flawed("certificate", code);
    }
    let flaw = inspect(&world, &fixture("weak-rsa-1024.pem")).await;
    let flaw = flaw.is_flawed("certificate", "weak_key");
    assert_eq!((&flaw["bits"], &flaw["least"]), (&json!(1024), &json!(2048)));
}

#[tokio::test]
async fn the_next_certificate_is_read_before_its_time() {
    let world = World::new().await;
    let read = inspect(&world, &certificate(2, 30).pem()).await.is(200);
    let begins: Timestamp = serde_json::from_value(read["not_before"].clone()).unwrap();
    assert!(begins > world.state.clock.now(), "{read}");
}

#[tokio::test]
async fn a_certificate_with_something_behind_it_is_not_one() {
    let world = World::new().await;
    let mut der = certificate(-1, 365).der().to_vec();
    der.extend_from_slice(b"more");
    use base64::Engine as _;
    let text = base64::engine::general_purpose::STANDARD.encode(der);
    inspect(&world, &text).await.is_flawed("certificate", "not_a_certificate");
}

#[tokio::test]
async fn a_private_key_is_refused_and_kept_nowhere() {
    let log = Log::listen();
    let world = World::new().await;
    let ada = world.owner().await;
    let key = rcgen::KeyPair::generate().unwrap();
    use base64::Engine as _;
    let bare = base64::engine::general_purpose::STANDARD.encode(key.serialize_der());
    for paste in [key.serialize_pem(), bare.clone(), format!("{}{}", pem(), key.serialize_pem())] {
        inspect(&world, &paste).await.is_flawed("certificate", "private_key");
        let draft = json!({ "sign_in_url": "https://idp.example", "issuer": "i",
                            "certificates": [paste], "sign_requests": false });
        let answer = ada.put_now("/api/organization/sso/connection", draft).await;
        answer.is_flawed("certificate", "private_key");
        assert!(!answer.text.contains(&bare[..40]));
    }
    let mut everything = world.settings().await;
    everything.extend(world.texts("SELECT payload FROM audit_entry").await);
    assert!(log.text().contains("/api/organization/sso/connection"));
    everything.push(log.text());
    assert!(everything.iter().all(|text| !text.contains(&bare[..40])));
}
