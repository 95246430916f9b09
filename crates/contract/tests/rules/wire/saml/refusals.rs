use gatehouse_contract::Flaw;
use gatehouse_contract::saml::Refusal;
use serde_json::json;

use super::super::assert_wire;
use super::text;
use crate::support::{NOW, at};

#[test]
fn every_refusal_that_needs_no_details_is_written_like_this() {
    for (refusal, code) in [
        (Refusal::NotBase64, "not_base64"),
        (Refusal::NotXml, "not_xml"),
        (Refusal::DocumentType, "document_type"),
        (Refusal::Comment, "comment"),
        (Refusal::ProcessingInstruction, "processing_instruction"),
        (Refusal::Cdata, "cdata"),
        (Refusal::NestedResponse, "nested_response"),
        (Refusal::EncryptedAssertion, "encrypted_assertion"),
        (Refusal::NoAssertion, "no_assertion"),
        (Refusal::MisplacedAssertion, "misplaced_assertion"),
        (Refusal::Unsigned, "unsigned"),
        (Refusal::MisplacedSignature, "misplaced_signature"),
        (Refusal::NoCertificate, "no_certificate"),
        (Refusal::WrongSignature, "wrong_signature"),
        (Refusal::NoBearerConfirmation, "no_bearer_confirmation"),
        (Refusal::Unsolicited, "unsolicited"),
        (Refusal::NoExpiry, "no_expiry"),
        (Refusal::NoAuthentication, "no_authentication"),
        (Refusal::NoAssertionId, "no_assertion_id"),
        (Refusal::NoNameId, "no_name_id"),
        (Refusal::EncryptedNameId, "encrypted_name_id"),
        (Refusal::TransientNameId, "transient_name_id"),
        (Refusal::NoEmail, "no_email"),
        (Refusal::Replayed, "replayed"),
        (Refusal::OtherBrowser, "other_browser"),
        (Refusal::ConnectionChanged, "connection_changed"),
        (Refusal::SsoIsOff, "sso_is_off"),
        (Refusal::TesterSignedOut, "tester_signed_out"),
        (Refusal::TesterNotAllowed, "tester_not_allowed"),
    ] {
        assert_wire(&refusal, &json!({ "code": code }));
    }
}

#[test]
fn every_refusal_of_a_document_is_written_like_this() {
    for (refusal, json) in [
        (Refusal::TooLarge { limit: 4 }, json!({ "code": "too_large", "limit": 4 })),
        (Refusal::TooManyElements { limit: 4 }, json!({ "code": "too_many_elements", "limit": 4 })),
        (
            Refusal::TooManyAttributes { limit: 4 },
            json!({ "code": "too_many_attributes", "limit": 4 }),
        ),
        (Refusal::TooDeep { limit: 4 }, json!({ "code": "too_deep", "limit": 4 })),
        (
            Refusal::WrongRoot { received: text() },
            json!({ "code": "wrong_root", "received": "text" }),
        ),
        (
            Refusal::UnsupportedVersion { received: text() },
            json!({ "code": "unsupported_version", "received": "text" }),
        ),
        (
            Refusal::AmbiguousId { received: text() },
            json!({ "code": "ambiguous_id", "received": "text" }),
        ),
        (
            Refusal::RepeatedElement { received: text() },
            json!({ "code": "repeated_element", "received": "text" }),
        ),
        (
            Refusal::SeveralAssertions { count: 4 },
            json!({ "code": "several_assertions", "count": 4 }),
        ),
        (
            Refusal::StatusFailed { status: text(), detail: Some(text()), message: Some(text()) },
            json!({ "code": "status_failed", "status": "text", "detail": "text", "message": "text" }),
        ),
    ] {
        assert_wire(&refusal, &json);
    }
}

#[test]
fn every_refusal_of_a_signature_is_written_like_this() {
    for (refusal, json) in [
        (
            Refusal::SeveralSignatures { count: 4 },
            json!({ "code": "several_signatures", "count": 4 }),
        ),
        (
            Refusal::MalformedSignature { received: text() },
            json!({ "code": "malformed_signature", "received": "text" }),
        ),
        (
            Refusal::WrongReference { expected: text(), received: text() },
            json!({ "code": "wrong_reference", "expected": "text", "received": "text" }),
        ),
        (
            Refusal::ForbiddenTransform { received: text() },
            json!({ "code": "forbidden_transform", "received": "text" }),
        ),
        (
            Refusal::ForbiddenCanonicalization { received: text() },
            json!({ "code": "forbidden_canonicalization", "received": "text" }),
        ),
        (
            Refusal::SymmetricSignature { received: text() },
            json!({ "code": "symmetric_signature", "received": "text" }),
        ),
        (
            Refusal::WeakSignatureAlgorithm { received: text() },
            json!({ "code": "weak_signature_algorithm", "received": "text" }),
        ),
        (
            Refusal::WeakDigestAlgorithm { received: text() },
            json!({ "code": "weak_digest_algorithm", "received": "text" }),
        ),
        (
            Refusal::UnusableCertificate { flaw: Flaw::NotACertificate },
            json!({ "code": "unusable_certificate", "flaw": { "code": "not_a_certificate" } }),
        ),
        (
            Refusal::UnknownCertificate { known: vec![text()], received: text() },
            json!({ "code": "unknown_certificate", "known": ["text"], "received": "text" }),
        ),
        (
            Refusal::CertificateExpired { at: at(NOW) },
            json!({ "code": "certificate_expired", "at": NOW }),
        ),
        (
            Refusal::CertificateNotYetValid { at: at(NOW) },
            json!({ "code": "certificate_not_yet_valid", "at": NOW }),
        ),
    ] {
        assert_wire(&refusal, &json);
    }
}

#[test]
fn every_refusal_of_what_a_response_says_is_written_like_this() {
    for (refusal, json) in [
        (
            Refusal::WrongIssuer { expected: text(), received: Some(text()) },
            json!({ "code": "wrong_issuer", "expected": "text", "received": "text" }),
        ),
        (
            Refusal::WrongDestination { expected: text(), received: Some(text()) },
            json!({ "code": "wrong_destination", "expected": "text", "received": "text" }),
        ),
        (
            Refusal::WrongRecipient { expected: text(), received: Some(text()) },
            json!({ "code": "wrong_recipient", "expected": "text", "received": "text" }),
        ),
        (
            Refusal::WrongAudience { expected: text(), audiences: vec![text()] },
            json!({ "code": "wrong_audience", "expected": "text", "audiences": ["text"] }),
        ),
        (
            Refusal::WrongRequest { expected: Some(text()), received: Some(text()) },
            json!({ "code": "wrong_request", "expected": "text", "received": "text" }),
        ),
        (
            Refusal::NotYetValid { at: at(NOW), seconds: 181 },
            json!({ "code": "not_yet_valid", "at": NOW, "seconds": 181 }),
        ),
        (
            Refusal::Expired { at: at(NOW), seconds: 181 },
            json!({ "code": "expired", "at": NOW, "seconds": 181 }),
        ),
        (
            Refusal::UnreadableTime { received: text() },
            json!({ "code": "unreadable_time", "received": "text" }),
        ),
        (
            Refusal::UnknownCondition { received: text() },
            json!({ "code": "unknown_condition", "received": "text" }),
        ),
        (Refusal::SessionEnded { at: at(NOW) }, json!({ "code": "session_ended", "at": NOW })),
        (
            Refusal::WrongEmail { received: text() },
            json!({ "code": "wrong_email", "received": "text" }),
        ),
        (
            Refusal::EmailDomainUnverified { verified: vec![text()], received: text() },
            json!({ "code": "email_domain_unverified", "verified": ["text"], "received": "text" }),
        ),
        (
            Refusal::UnknownPerson { received: text() },
            json!({ "code": "unknown_person", "received": "text" }),
        ),
        (
            Refusal::AddressInUse { received: text() },
            json!({ "code": "address_in_use", "received": "text" }),
        ),
    ] {
        assert_wire(&refusal, &json);
    }
}

#[test]
fn what_a_response_leaves_out_is_null() {
    let wrong = Refusal::WrongIssuer { expected: text(), received: None };
    let json = json!({ "code": "wrong_issuer", "expected": "text", "received": null });
    assert_wire(&wrong, &json);
}

#[test]
fn a_refusal_without_its_details_cannot_be_read() {
    for json in [
        json!({ "code": "too_large" }),
        json!({ "code": "wrong_issuer", "received": "text" }),
        json!({ "code": "expired", "at": NOW }),
        json!({ "code": "unheard_of" }),
    ] {
        assert!(serde_json::from_value::<Refusal>(json.clone()).is_err(), "{json}");
    }
}
