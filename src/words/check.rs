use gatehouse_contract::saml::CheckName;

/// What was checked in a response, as the name of a row.
pub fn check(name: CheckName) -> &'static str {
    match name {
        CheckName::Document => "The response can be read",
        CheckName::Status => "The identity provider signed the person in",
        CheckName::SignaturePlacement => "Signed where it must be",
        CheckName::SignatureAlgorithm => "Signature algorithm",
        CheckName::DigestAlgorithm => "Digest algorithm",
        CheckName::Certificate => "Certificate",
        CheckName::Signature => "Signature",
        CheckName::CertificateValidity => "Certificate is valid now",
        CheckName::Issuer => "Issuer",
        CheckName::Destination => "Destination",
        CheckName::Recipient => "Recipient",
        CheckName::Audience => "Audience",
        CheckName::InResponseTo => "Answers our request",
        CheckName::Validity => "Holds now",
        CheckName::Authentication => "How the person signed in",
        CheckName::NameId => "NameID",
        CheckName::Email => "Email address",
        CheckName::EmailDomain => "Email domain is verified",
        CheckName::Browser => "Came back to the browser that asked",
        CheckName::Connection => "The connection that was asked",
        CheckName::Person => "The person here",
        CheckName::Replay => "Used once only",
    }
}
