//! What people paste instead of a certificate, and what they are told.

use gatehouse_contract::Flaw;
use gatehouse_contract::sso::read_certificate_text;

use super::{CERTIFICATE, bare};

const SEC1: &str = include_str!("../../fixtures/throwaway_test_key.sec1.pem");
const PKCS1: &str = include_str!("../../fixtures/throwaway_test_key.pkcs1.pem");
const PKCS8: &str = include_str!("../../fixtures/throwaway_test_key.pkcs8.pem");
const ENCRYPTED: &str = include_str!("../../fixtures/throwaway_test_key.encrypted.pem");
const PKCS12: &str = include_str!("../../fixtures/throwaway_test_key.pkcs12.txt");
const PKCS7: &str = include_str!("../../fixtures/certificate.pkcs7.pem");
const REQUEST: &str = include_str!("../../fixtures/signing_request.pem");
const PUBLIC_KEY: &str = include_str!("../../fixtures/public_key.pem");
const RSA_PUBLIC_KEY: &str = include_str!("../../fixtures/public_key.pkcs1.pem");

fn flaw(text: &str) -> Option<Flaw> {
    read_certificate_text(text).err()
}

#[test]
fn a_private_key_of_any_format_is_told_by_its_header_line() {
    for key in [PKCS8, PKCS1, SEC1, ENCRYPTED] {
        assert_eq!(flaw(key), Some(Flaw::PrivateKey), "{key}");
    }
    for label in ["OPENSSH", "DSA", "ANY"] {
        let key = format!("-----BEGIN {label} PRIVATE KEY-----\nAAAA\n");
        assert_eq!(flaw(&key), Some(Flaw::PrivateKey), "{key}");
    }
}

#[test]
fn a_private_key_is_told_by_its_bytes_when_its_header_line_is_missing_or_another() {
    for key in [PKCS8, PKCS1, SEC1, ENCRYPTED].map(bare) {
        assert_eq!(flaw(&key), Some(Flaw::PrivateKey), "{key}");
        let disguised = format!("-----BEGIN CERTIFICATE-----\n{key}\n-----END CERTIFICATE-----");
        assert_eq!(flaw(&disguised), Some(Flaw::PrivateKey), "{key}");
    }
}

#[test]
fn a_private_key_beside_a_certificate_is_told_in_either_order_and_at_any_length() {
    assert_eq!(flaw(&format!("{CERTIFICATE}{PKCS8}")), Some(Flaw::PrivateKey));
    assert_eq!(flaw(&format!("{PKCS8}{CERTIFICATE}")), Some(Flaw::PrivateKey));
    assert_eq!(flaw(&format!("{}{PKCS8}", CERTIFICATE.repeat(200))), Some(Flaw::PrivateKey));
}

#[test]
fn a_signing_request_is_told_with_and_without_its_header_lines() {
    assert_eq!(flaw(REQUEST), Some(Flaw::SigningRequest));
    assert_eq!(flaw(&bare(REQUEST)), Some(Flaw::SigningRequest));
    let microsoft = REQUEST.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    assert_eq!(flaw(&microsoft), Some(Flaw::SigningRequest));
}

#[test]
fn a_public_key_is_told_with_and_without_its_header_lines() {
    for key in [PUBLIC_KEY, RSA_PUBLIC_KEY] {
        assert_eq!(flaw(key), Some(Flaw::PublicKey), "{key}");
        assert_eq!(flaw(&bare(key)), Some(Flaw::PublicKey), "{key}");
    }
}

#[test]
fn a_request_and_a_public_key_are_told_by_their_header_line_when_the_rest_is_damaged() {
    for (whole, flaw_told) in [(REQUEST, Flaw::SigningRequest), (PUBLIC_KEY, Flaw::PublicKey)] {
        let header = whole.lines().next().unwrap_or_default();
        assert_eq!(flaw(header), Some(flaw_told.clone()));
        assert_eq!(flaw(&format!("{header}\nMIIB…")), Some(flaw_told));
    }
}

#[test]
fn an_archive_of_key_and_certificate_is_told() {
    assert_eq!(flaw(PKCS12), Some(Flaw::KeyArchive));
    assert_eq!(flaw(&bare(PKCS12)), Some(Flaw::KeyArchive));
}

#[test]
fn more_than_one_certificate_is_counted() {
    assert_eq!(flaw(&CERTIFICATE.repeat(2)), Some(Flaw::SeveralCertificates { count: 2 }));
    assert_eq!(flaw(&CERTIFICATE.repeat(3)), Some(Flaw::SeveralCertificates { count: 3 }));
}

#[test]
fn anything_else_is_no_certificate() {
    for other in [
        PKCS7,
        &bare(PKCS7),
        "<!DOCTYPE html><html><body>Sign in</body></html>",
        "<EntityDescriptor entityID=\"http://www.okta.example/exk1\"></EntityDescriptor>",
        "https://northwind.okta.example/app/exk1f/sso/saml/metadata",
        "northwind",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----",
        "-----",
        "MIIB",
        "M",
        "====",
        "🔑",
    ] {
        assert_eq!(flaw(other), Some(Flaw::NotACertificate), "{other}");
    }
    let cut = &bare(CERTIFICATE)[1..];
    assert_eq!(flaw(cut), Some(Flaw::NotACertificate));
}
