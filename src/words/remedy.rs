use gatehouse_contract::saml::Refusal;

use super::Terms;

/// What to change so that a refusal does not come again, and where, in the identity provider's own
/// words.
pub fn remedy(refusal: &Refusal, terms: Terms) -> String {
    addressing(refusal, terms)
        .or_else(|| signing(refusal, terms))
        .or_else(|| person(refusal, terms))
        .unwrap_or_else(|| OTHERWISE.to_owned())
}

/// What no setting of a sound identity provider leads to.
const OTHERWISE: &str = "Identity providers don’t send this by themselves. Try again; if it \
    happens again, ask the makers of yours, and look for a proxy that changes what passes it.";

fn addressing(refusal: &Refusal, terms: Terms) -> Option<String> {
    let Terms { acs_url, entity_id, issuer, .. } = terms;
    Some(match refusal {
        Refusal::WrongIssuer { .. } => format!(
            "Copy the “{issuer}” of your identity provider into the issuer of the connection."
        ),
        Refusal::WrongDestination { expected, .. } | Refusal::WrongRecipient { expected, .. } => {
            format!("In your identity provider, set “{acs_url}” to {expected}.")
        }
        Refusal::WrongAudience { expected, .. } => {
            format!("In your identity provider, set “{entity_id}” to {expected}.")
        }
        Refusal::Unsolicited => {
            "Begin at the sign-in page of Gatehouse or at the start URL, not at the tile in your \
             identity provider. If people use the tile, give it the start URL."
                .to_owned()
        }
        Refusal::WrongRequest { .. } => {
            "Begin the sign-in again, in one tab, and don’t go back in the browser.".to_owned()
        }
        Refusal::NotYetValid { .. } | Refusal::Expired { .. } => {
            "Set the clock of your identity provider: up to 3 minutes of difference are accepted. \
             If the clock is right, begin the sign-in again without waiting at its page."
                .to_owned()
        }
        Refusal::SessionEnded { .. } => {
            "Sign out at your identity provider, then begin the sign-in again.".to_owned()
        }
        Refusal::Replayed => {
            "Begin the sign-in again instead of going back or reloading the page.".to_owned()
        }
        Refusal::OtherBrowser => "Begin and end the sign-in in the same browser, and let it keep \
             cookies of Gatehouse."
            .to_owned(),
        Refusal::ConnectionChanged | Refusal::TesterSignedOut => {
            "Sign in to Gatehouse and begin again.".to_owned()
        }
        Refusal::SsoIsOff => "Turn on single sign-on, then begin again.".to_owned(),
        Refusal::TesterNotAllowed => "Let an Owner or Admin begin the test.".to_owned(),
        Refusal::StatusFailed { .. } => {
            "Look at the sign-in log of your identity provider: it says why. Often the person is \
             not assigned to the application."
                .to_owned()
        }
        _ => return None,
    })
}

fn signing(refusal: &Refusal, terms: Terms) -> Option<String> {
    let certificate = terms.certificate;
    Some(match refusal {
        Refusal::Unsigned
        | Refusal::MisplacedSignature
        | Refusal::WrongReference { .. }
        | Refusal::MalformedSignature { .. } => {
            "In your identity provider, let the assertion or the response be signed.".to_owned()
        }
        Refusal::SymmetricSignature { .. }
        | Refusal::WeakSignatureAlgorithm { .. }
        | Refusal::WeakDigestAlgorithm { .. } => {
            "In your identity provider, choose RSA with SHA-256 as the signature algorithm."
                .to_owned()
        }
        Refusal::ForbiddenTransform { .. } | Refusal::ForbiddenCanonicalization { .. } => {
            "In your identity provider, choose exclusive canonicalization without comments."
                .to_owned()
        }
        Refusal::NoCertificate | Refusal::WrongSignature | Refusal::UnknownCertificate { .. } => {
            format!(
                "Copy the certificate in use now from “{certificate}” in your identity provider \
                 into the connection, then test again."
            )
        }
        Refusal::UnusableCertificate { .. } | Refusal::CertificateExpired { .. } => format!(
            "Make a new certificate under “{certificate}” in your identity provider, and copy it \
             into the connection."
        ),
        Refusal::CertificateNotYetValid { .. } => {
            "Use another certificate until then, or set the clock of your identity provider."
                .to_owned()
        }
        Refusal::EncryptedAssertion | Refusal::EncryptedNameId => {
            "In your identity provider, turn encryption of assertions off. The connection is \
             encrypted by https already."
                .to_owned()
        }
        _ => return None,
    })
}

fn person(refusal: &Refusal, terms: Terms) -> Option<String> {
    let Terms { name_id, attributes, .. } = terms;
    Some(match refusal {
        Refusal::NoNameId | Refusal::TransientNameId => format!(
            "In your identity provider, set “{name_id}” to the person’s email address, or to \
             another value that stays the same."
        ),
        Refusal::NoEmail | Refusal::WrongEmail { .. } => format!(
            "In your identity provider, send the person’s address under “{attributes}” with the \
             name email, or as “{name_id}”."
        ),
        Refusal::EmailDomainUnverified { verified, received } if verified.is_empty() => {
            format!("Claim and verify {received} under Domains.")
        }
        Refusal::EmailDomainUnverified { received, .. } => format!(
            "Claim and verify {received} under Domains, or sign in as somebody on a verified \
             domain."
        ),
        Refusal::UnknownPerson { .. } => {
            "Invite the person, or turn on IdP-managed access so that \
             a first sign-in makes them a Member."
                .to_owned()
        }
        Refusal::AddressInUse { .. } => {
            "Use another address, or have the other account removed.".to_owned()
        }
        Refusal::TooLarge { .. }
        | Refusal::TooManyElements { .. }
        | Refusal::TooManyAttributes { .. } => {
            format!("Send less under “{attributes}”: often the groups of a person are too many.")
        }
        _ => return None,
    })
}
