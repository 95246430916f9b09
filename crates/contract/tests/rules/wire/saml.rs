use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{
    Authentication, Check, CheckName, CheckOutcome, Claims, FetchFlaw, PasteFlaw, Refusal,
    SamlAttribute,
};
use serde_json::{Value, json};

use super::assert_wire;

mod attempts;
mod refusals;

fn text() -> String {
    "text".to_owned()
}

#[test]
fn a_check_holds_both_sides_and_the_refusal_only_when_it_failed() {
    let refusal = Refusal::WrongAudience { expected: text(), audiences: vec![] };
    let failed = Check::new(CheckName::Audience, Some(text()), None, Err(refusal));
    let json = json!({
        "name": "audience", "outcome": "failed", "expected": "text", "received": null,
        "refusal": { "code": "wrong_audience", "expected": "text", "audiences": [] },
    });
    assert_wire(&failed, &json);
    let passed = Check::new(CheckName::Signature, None, Some(text()), Ok(()));
    let json = json!({
        "name": "signature", "outcome": "passed", "expected": null, "received": "text",
        "refusal": null,
    });
    assert_wire(&passed, &json);
    assert_wire(&Check::skipped(CheckName::Email).outcome, &json!("skipped"));
    assert_eq!(Check::skipped(CheckName::Email).outcome, CheckOutcome::Skipped);
}

#[test]
fn checks_are_called_like_this() {
    for (name, written) in [
        (CheckName::Document, "document"),
        (CheckName::Status, "status"),
        (CheckName::SignaturePlacement, "signature_placement"),
        (CheckName::SignatureAlgorithm, "signature_algorithm"),
        (CheckName::DigestAlgorithm, "digest_algorithm"),
        (CheckName::Certificate, "certificate"),
        (CheckName::Signature, "signature"),
        (CheckName::CertificateValidity, "certificate_validity"),
        (CheckName::Issuer, "issuer"),
        (CheckName::Destination, "destination"),
        (CheckName::Recipient, "recipient"),
        (CheckName::Audience, "audience"),
        (CheckName::InResponseTo, "in_response_to"),
        (CheckName::Validity, "validity"),
        (CheckName::Authentication, "authentication"),
        (CheckName::NameId, "name_id"),
        (CheckName::Email, "email"),
        (CheckName::EmailDomain, "email_domain"),
        (CheckName::Replay, "replay"),
        (CheckName::Browser, "browser"),
        (CheckName::Connection, "connection"),
        (CheckName::Person, "person"),
    ] {
        assert_wire(&name, &json!(written));
    }
}

#[test]
fn what_a_response_says_of_a_person_is_written_like_this() {
    let department = SamlAttribute {
        name: "department".to_owned(),
        friendly_name: None,
        values: vec!["R&D".to_owned()],
    };
    let claims = Claims {
        name_id: Some("ada".to_owned()),
        name_id_format: Some("urn:format".to_owned()),
        email: Some("ada@northwind.example".to_owned()),
        first_name: Some("Ada".to_owned()),
        last_name: None,
        display_name: None,
        authentication: Some(Authentication { methods: vec!["urn:class".to_owned()] }),
        attributes: vec![department],
    };
    let json = json!({
        "name_id": "ada",
        "name_id_format": "urn:format",
        "email": "ada@northwind.example",
        "first_name": "Ada",
        "last_name": null,
        "display_name": null,
        "authentication": { "methods": ["urn:class"] },
        "attributes": [{ "name": "department", "friendly_name": null, "values": ["R&D"] }],
    });
    assert_wire(&claims, &json);
}

#[test]
fn every_flaw_of_a_paste_is_written_like_this() {
    let flaw = Flaw::PrivateKey;
    let nested: Value = json!({ "code": "certificate", "flaw": { "code": "private_key" } });
    assert_wire(&PasteFlaw::Certificate { flaw }, &nested);
    for (flaw, json) in [
        (PasteFlaw::TooLarge { limit: 9 }, json!({ "code": "too_large", "limit": 9 })),
        (PasteFlaw::UrlNotHttps, json!({ "code": "url_not_https" })),
        (PasteFlaw::UrlMalformed, json!({ "code": "url_malformed" })),
        (PasteFlaw::UrlWithPassword, json!({ "code": "url_with_password" })),
        (
            PasteFlaw::NotFetched { host: text(), reason: FetchFlaw::UnknownHost },
            json!({ "code": "not_fetched", "host": "text", "reason": { "code": "unknown_host" } }),
        ),
        (PasteFlaw::WebPage, json!({ "code": "web_page" })),
        (PasteFlaw::Archive, json!({ "code": "archive" })),
        (PasteFlaw::SamlMessage, json!({ "code": "saml_message" })),
        (PasteFlaw::NotXml, json!({ "code": "not_xml" })),
        (
            PasteFlaw::NotMetadata { received: text() },
            json!({ "code": "not_metadata", "received": "text" }),
        ),
        (PasteFlaw::DocumentType, json!({ "code": "document_type" })),
        (
            PasteFlaw::ServiceProviderMetadata { entity_id: text() },
            json!({ "code": "service_provider_metadata", "entity_id": "text" }),
        ),
        (PasteFlaw::NoIdentityProvider, json!({ "code": "no_identity_provider" })),
        (
            PasteFlaw::SeveralIdentityProviders { count: 2 },
            json!({ "code": "several_identity_providers", "count": 2 }),
        ),
        (PasteFlaw::NoEntityId, json!({ "code": "no_entity_id" })),
        (PasteFlaw::NoSignInUrl, json!({ "code": "no_sign_in_url" })),
        (PasteFlaw::NoSigningCertificate, json!({ "code": "no_signing_certificate" })),
    ] {
        assert_wire(&flaw, &json);
    }
}

#[test]
fn every_flaw_of_a_fetch_is_written_like_this() {
    for (flaw, json) in [
        (FetchFlaw::UnknownHost, json!({ "code": "unknown_host" })),
        (FetchFlaw::DnsUnavailable, json!({ "code": "dns_unavailable" })),
        (FetchFlaw::PrivateAddress, json!({ "code": "private_address" })),
        (FetchFlaw::CannotConnect { port: 443 }, json!({ "code": "cannot_connect", "port": 443 })),
        (FetchFlaw::NoTls { port: 80 }, json!({ "code": "no_tls", "port": 80 })),
        (FetchFlaw::CertificateNotValidNow, json!({ "code": "certificate_not_valid_now" })),
        (FetchFlaw::CertificateForAnotherHost, json!({ "code": "certificate_for_another_host" })),
        (FetchFlaw::CertificateUntrusted, json!({ "code": "certificate_untrusted" })),
        (FetchFlaw::Redirects { to: text() }, json!({ "code": "redirects", "to": "text" })),
        (FetchFlaw::HttpStatus { status: 404 }, json!({ "code": "http_status", "status": 404 })),
        (FetchFlaw::TooSlow { limit: 5 }, json!({ "code": "too_slow", "limit": 5 })),
        (FetchFlaw::TooLarge { limit: 9 }, json!({ "code": "too_large", "limit": 9 })),
        (FetchFlaw::SomethingElse, json!({ "code": "something_else" })),
    ] {
        assert_wire(&flaw, &json);
    }
}
