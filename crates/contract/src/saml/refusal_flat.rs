use serde::Deserialize;

use super::Refusal;
use crate::{Flaw, Timestamp};

/// How a refusal is read; the reason is told in `problem.rs`.
#[derive(Deserialize)]
pub(super) struct Flat {
    code: String,
    limit: Option<u32>,
    count: Option<u32>,
    expected: Option<String>,
    received: Option<String>,
    known: Option<Vec<String>>,
    audiences: Option<Vec<String>>,
    verified: Option<Vec<String>>,
    status: Option<String>,
    detail: Option<String>,
    message: Option<String>,
    flaw: Option<Flaw>,
    at: Option<Timestamp>,
    seconds: Option<i64>,
}

impl TryFrom<Flat> for Refusal {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        read(flat).ok_or("an unknown or incomplete refusal")
    }
}

fn read(flat: Flat) -> Option<Refusal> {
    Some(match flat.code.as_str() {
        "not_base64" => Refusal::NotBase64,
        "too_large" => Refusal::TooLarge { limit: flat.limit? },
        "too_many_elements" => Refusal::TooManyElements { limit: flat.limit? },
        "too_many_attributes" => Refusal::TooManyAttributes { limit: flat.limit? },
        "too_deep" => Refusal::TooDeep { limit: flat.limit? },
        "not_xml" => Refusal::NotXml,
        "document_type" => Refusal::DocumentType,
        "comment" => Refusal::Comment,
        "processing_instruction" => Refusal::ProcessingInstruction,
        "cdata" => Refusal::Cdata,
        "wrong_root" => Refusal::WrongRoot { received: flat.received? },
        "unsupported_version" => Refusal::UnsupportedVersion { received: flat.received? },
        "nested_response" => Refusal::NestedResponse,
        "ambiguous_id" => Refusal::AmbiguousId { received: flat.received? },
        "encrypted_assertion" => Refusal::EncryptedAssertion,
        "no_assertion" => Refusal::NoAssertion,
        "several_assertions" => Refusal::SeveralAssertions { count: flat.count? },
        "misplaced_assertion" => Refusal::MisplacedAssertion,
        "repeated_element" => Refusal::RepeatedElement { received: flat.received? },
        "status_failed" => Refusal::StatusFailed {
            status: flat.status?,
            detail: flat.detail,
            message: flat.message,
        },
        "unsigned" => Refusal::Unsigned,
        "several_signatures" => Refusal::SeveralSignatures { count: flat.count? },
        "misplaced_signature" => Refusal::MisplacedSignature,
        "malformed_signature" => Refusal::MalformedSignature { received: flat.received? },
        "wrong_reference" => {
            Refusal::WrongReference { expected: flat.expected?, received: flat.received? }
        }
        "forbidden_transform" => Refusal::ForbiddenTransform { received: flat.received? },
        "forbidden_canonicalization" => {
            Refusal::ForbiddenCanonicalization { received: flat.received? }
        }
        "symmetric_signature" => Refusal::SymmetricSignature { received: flat.received? },
        "weak_signature_algorithm" => Refusal::WeakSignatureAlgorithm { received: flat.received? },
        "weak_digest_algorithm" => Refusal::WeakDigestAlgorithm { received: flat.received? },
        "no_certificate" => Refusal::NoCertificate,
        "unusable_certificate" => Refusal::UnusableCertificate { flaw: flat.flaw? },
        "unknown_certificate" => {
            Refusal::UnknownCertificate { known: flat.known?, received: flat.received? }
        }
        "wrong_signature" => Refusal::WrongSignature,
        "certificate_expired" => Refusal::CertificateExpired { at: flat.at? },
        "certificate_not_yet_valid" => Refusal::CertificateNotYetValid { at: flat.at? },
        "wrong_issuer" => {
            Refusal::WrongIssuer { expected: flat.expected?, received: flat.received }
        }
        "wrong_destination" => {
            Refusal::WrongDestination { expected: flat.expected?, received: flat.received }
        }
        "no_bearer_confirmation" => Refusal::NoBearerConfirmation,
        "wrong_recipient" => {
            Refusal::WrongRecipient { expected: flat.expected?, received: flat.received }
        }
        "wrong_audience" => {
            Refusal::WrongAudience { expected: flat.expected?, audiences: flat.audiences? }
        }
        "unsolicited" => Refusal::Unsolicited,
        "wrong_request" => {
            Refusal::WrongRequest { expected: flat.expected, received: flat.received }
        }
        "not_yet_valid" => Refusal::NotYetValid { at: flat.at?, seconds: flat.seconds? },
        "expired" => Refusal::Expired { at: flat.at?, seconds: flat.seconds? },
        "no_expiry" => Refusal::NoExpiry,
        "unreadable_time" => Refusal::UnreadableTime { received: flat.received? },
        "unknown_condition" => Refusal::UnknownCondition { received: flat.received? },
        "no_authentication" => Refusal::NoAuthentication,
        "session_ended" => Refusal::SessionEnded { at: flat.at? },
        "no_assertion_id" => Refusal::NoAssertionId,
        "no_name_id" => Refusal::NoNameId,
        "encrypted_name_id" => Refusal::EncryptedNameId,
        "transient_name_id" => Refusal::TransientNameId,
        "no_email" => Refusal::NoEmail,
        "wrong_email" => Refusal::WrongEmail { received: flat.received? },
        "email_domain_unverified" => {
            Refusal::EmailDomainUnverified { verified: flat.verified?, received: flat.received? }
        }
        "replayed" => Refusal::Replayed,
        "other_browser" => Refusal::OtherBrowser,
        "connection_changed" => Refusal::ConnectionChanged,
        "sso_is_off" => Refusal::SsoIsOff,
        "unknown_person" => Refusal::UnknownPerson { received: flat.received? },
        "address_in_use" => Refusal::AddressInUse { received: flat.received? },
        "tester_signed_out" => Refusal::TesterSignedOut,
        "tester_not_allowed" => Refusal::TesterNotAllowed,
        _ => return None,
    })
}
