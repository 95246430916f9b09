use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::Refusal;

use super::{apart, day_and_time, plural};

/// Why a response signs nobody in.
pub fn refusal(refusal: &Refusal) -> String {
    document(refusal)
        .or_else(|| signature(refusal))
        .or_else(|| addressing(refusal))
        .unwrap_or_else(|| person(refusal))
}

fn document(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::NotBase64 => "What arrived is not base64, so it is no SAML response.".to_owned(),
        Refusal::TooLarge { limit } => format!("The response is larger than {} kB.", limit / 1024),
        Refusal::TooManyElements { limit } => format!("The response has over {limit} elements."),
        Refusal::TooManyAttributes { limit } => {
            format!("One element of the response has over {limit} attributes.")
        }
        Refusal::TooDeep { limit } => {
            format!("Elements of the response are nested more than {limit} deep.")
        }
        Refusal::NotXml => "What arrived is not well-formed XML.".to_owned(),
        Refusal::DocumentType => "The response has a document type declaration.".to_owned(),
        Refusal::Comment => "The response has an XML comment inside.".to_owned(),
        Refusal::ProcessingInstruction => "The response has a processing instruction.".to_owned(),
        Refusal::Cdata => "The response has a CDATA section.".to_owned(),
        Refusal::WrongRoot { received } => {
            format!("What arrived is a “{received}”, not a SAML response.")
        }
        Refusal::UnsupportedVersion { received } => {
            format!("The response is SAML {received}, and only 2.0 is spoken here.")
        }
        Refusal::NestedResponse => "The response holds another response.".to_owned(),
        Refusal::AmbiguousId { received } => {
            format!("The ID “{received}” could mean more than one element.")
        }
        Refusal::EncryptedAssertion => "The assertion is encrypted.".to_owned(),
        Refusal::NoAssertion => "The response holds no assertion.".to_owned(),
        Refusal::SeveralAssertions { count } => {
            format!("The response holds {count} assertions, and one is accepted.")
        }
        Refusal::MisplacedAssertion => "The assertion is not where it belongs.".to_owned(),
        Refusal::RepeatedElement { received } => {
            format!("The response has “{received}” more than once.")
        }
        Refusal::StatusFailed { status, detail, message } => {
            failed(status, detail.as_deref(), message.as_deref())
        }
        _ => return None,
    })
}

fn failed(status: &str, detail: Option<&str>, message: Option<&str>) -> String {
    let code = detail.unwrap_or(status);
    match message {
        Some(message) => {
            format!("The identity provider refused the sign-in: “{message}” ({code}).")
        }
        None => format!("The identity provider refused the sign-in ({code})."),
    }
}

fn signature(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::Unsigned => "Neither the response nor the assertion is signed.".to_owned(),
        Refusal::SeveralSignatures { count } => {
            format!("The response has {}.", plural(*count, "signature", "signatures"))
        }
        Refusal::MisplacedSignature => "A signature is not where it belongs.".to_owned(),
        Refusal::MalformedSignature { received } => {
            format!("The signature is not put together as it must be, at “{received}”.")
        }
        Refusal::WrongReference { .. } => {
            "The signature is over something else than what it stands in.".to_owned()
        }
        Refusal::ForbiddenTransform { received } => {
            format!("The signature uses a transform that is not accepted: {received}.")
        }
        Refusal::ForbiddenCanonicalization { received } => {
            format!("The signature uses a canonicalization that is not accepted: {received}.")
        }
        Refusal::SymmetricSignature { .. } => {
            "The signature is made with a shared secret, which proves nothing.".to_owned()
        }
        Refusal::WeakSignatureAlgorithm { received } => {
            format!("The signature is made with an algorithm that is not safe: {received}.")
        }
        Refusal::WeakDigestAlgorithm { received } => {
            format!("The content is hashed with an algorithm that is not safe: {received}.")
        }
        Refusal::NoCertificate => "The connection has no certificate.".to_owned(),
        Refusal::UnusableCertificate { .. } => {
            "The key of the connection’s certificate is not safe.".to_owned()
        }
        Refusal::UnknownCertificate { .. } => {
            "The response is signed with another certificate than the connection’s.".to_owned()
        }
        Refusal::WrongSignature => {
            "The signature does not fit the connection’s certificate.".to_owned()
        }
        Refusal::CertificateExpired { at } => at_time("The certificate expired", *at),
        Refusal::CertificateNotYetValid { at } => at_time("The certificate becomes valid", *at),
        _ => return None,
    })
}

fn addressing(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::WrongIssuer { received: Some(_), .. } => {
            "The response comes from another issuer than the connection’s.".to_owned()
        }
        Refusal::WrongIssuer { .. } => "The response does not say who issued it.".to_owned(),
        Refusal::WrongDestination { received: Some(_), .. } => {
            "The response was made for another address.".to_owned()
        }
        Refusal::WrongDestination { .. } => {
            "The response does not say for which address it was made.".to_owned()
        }
        Refusal::NoBearerConfirmation => {
            "The assertion does not say that whoever brings it may use it.".to_owned()
        }
        Refusal::WrongRecipient { .. } => {
            "The assertion is to be used at another address.".to_owned()
        }
        Refusal::WrongAudience { audiences, .. } if audiences.is_empty() => {
            "The assertion does not say for whom it is meant.".to_owned()
        }
        Refusal::WrongAudience { .. } => "The assertion is meant for somebody else.".to_owned(),
        Refusal::Unsolicited => {
            "The sign-in began at the identity provider, which is not allowed.".to_owned()
        }
        Refusal::WrongRequest { .. } => {
            "The response answers another request than the one that was sent.".to_owned()
        }
        Refusal::NotYetValid { seconds, .. } => {
            format!("The assertion begins to hold in {}.", apart(seconds.unsigned_abs()))
        }
        Refusal::Expired { seconds, .. } => {
            format!("The assertion ended {} ago.", apart(seconds.unsigned_abs()))
        }
        Refusal::NoExpiry => "The assertion does not say until when it may be used.".to_owned(),
        Refusal::UnreadableTime { received } => {
            format!("“{received}” is not a time in UTC.")
        }
        Refusal::UnknownCondition { received } => {
            format!("The assertion has a condition that is not known here: “{received}”.")
        }
        _ => return None,
    })
}

fn person(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoAuthentication => {
            "The assertion does not say that the person signed in.".to_owned()
        }
        Refusal::SessionEnded { at } => {
            at_time("The person’s session at the identity provider ended", *at)
        }
        Refusal::NoAssertionId => "The assertion has no ID.".to_owned(),
        Refusal::NoNameId => "The assertion does not say who it is about.".to_owned(),
        Refusal::EncryptedNameId => "Who the assertion is about is encrypted.".to_owned(),
        Refusal::TransientNameId => "The NameID is another one at each sign-in.".to_owned(),
        Refusal::NoEmail => "The response holds no email address.".to_owned(),
        Refusal::WrongEmail { received } => format!("“{received}” is not an email address."),
        Refusal::EmailDomainUnverified { received, .. } => {
            format!("The address is on {received}, which is not a verified domain.")
        }
        Refusal::Replayed => "The response has been used before.".to_owned(),
        Refusal::OtherBrowser => {
            "The response came to another browser than the one that asked for it.".to_owned()
        }
        Refusal::ConnectionChanged => {
            "The connection was changed while the sign-in was under way.".to_owned()
        }
        Refusal::SsoIsOff => "Single sign-on is off.".to_owned(),
        Refusal::UnknownPerson { received } => format!("Nobody here has the address {received}."),
        Refusal::AddressInUse { received } => {
            format!("The address {received} belongs to an account of another organization.")
        }
        Refusal::TesterSignedOut => {
            "Whoever began the test is no longer signed in to Gatehouse.".to_owned()
        }
        Refusal::TesterNotAllowed => {
            "Whoever began the test is no longer an Owner or Admin.".to_owned()
        }
        _ => "The response was not accepted.".to_owned(),
    }
}

fn at_time(what: &str, at: Timestamp) -> String {
    format!("{what} {}.", day_and_time(at))
}
