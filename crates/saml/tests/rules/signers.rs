//! Responses of identity providers that we did not write; `scripts/saml-fixtures` signs them anew.

use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::Refusal;
use gatehouse_contract::sso::{Certificate, read_certificate_text};
use gatehouse_saml::{
    Assertion, Expectations, SignInBinding, examine, read_certificate, read_metadata,
};

use crate::idp::{Signer, at, expectations, posted};

const RESPONSES: [(&str, &str); 10] = [
    ("samlp, assertion", include_str!("../fixtures/signers/samlp-assertion.xml")),
    ("samlp, response", include_str!("../fixtures/signers/samlp-response.xml")),
    ("samlp, both", include_str!("../fixtures/signers/samlp-both.xml")),
    ("samlp, with a prefix", include_str!("../fixtures/signers/samlp-prefixed.xml")),
    ("pysaml2, assertion", include_str!("../fixtures/signers/pysaml2-assertion.xml")),
    ("pysaml2, response", include_str!("../fixtures/signers/pysaml2-response.xml")),
    ("pysaml2, both", include_str!("../fixtures/signers/pysaml2-both.xml")),
    ("SimpleSAMLphp, assertion", include_str!("../fixtures/signers/simplesamlphp-assertion.xml")),
    ("SimpleSAMLphp, response", include_str!("../fixtures/signers/simplesamlphp-response.xml")),
    ("SimpleSAMLphp, both", include_str!("../fixtures/signers/simplesamlphp-both.xml")),
];

fn certificate() -> Certificate {
    let der = read_certificate_text(include_str!("../fixtures/signers/idp.pem")).unwrap();
    read_certificate(&der).unwrap()
}

/// The time at which a response was signed.
fn issued(xml: &str) -> Timestamp {
    let (_, after) = xml.split_once("IssueInstant=\"").unwrap();
    at(after.split_once('"').unwrap().0)
}

fn outcome(xml: &str, certificate: &Certificate) -> Result<Assertion, Refusal> {
    let certificates = std::slice::from_ref(certificate);
    let now = issued(xml);
    examine(&posted(xml), &Expectations { now, ..expectations(certificates) }).outcome
}

#[test]
fn a_member_signs_in_with_every_legitimate_response() {
    for (signer, xml) in RESPONSES {
        let it = outcome(xml, &certificate()).unwrap_or_else(|it| panic!("{signer}: {it:?}"));
        assert_eq!(it.email, "ada@northwind.example", "{signer}");
        assert_eq!(it.claims.first_name.as_deref(), Some("Ada"), "{signer}");
        assert_eq!(it.claims.last_name.as_deref(), Some("Osei"), "{signer}");
        assert!(it.expires > issued(xml), "{signer}");
    }
}

#[test]
fn nobody_signs_in_with_a_legitimate_response_of_another_identity_provider() {
    for (signer, xml) in RESPONSES {
        let refusal = outcome(xml, &Signer::other().certificate()).unwrap_err();
        assert!(matches!(refusal, Refusal::UnknownCertificate { .. }), "{signer}: {refusal:?}");
    }
}

#[test]
fn nobody_signs_in_with_a_legitimate_response_in_which_one_character_was_changed() {
    for (signer, xml) in RESPONSES {
        let changed = xml.replace("ada@northwind", "eve@northwind");
        assert_eq!(outcome(&changed, &certificate()), Err(Refusal::WrongSignature), "{signer}");
    }
}

#[test]
fn an_admin_connects_simplesamlphp_by_its_metadata() {
    let it = read_metadata(include_str!("../fixtures/signers/simplesamlphp-metadata.xml")).unwrap();
    assert_eq!(it.entity_id, "https://idp.example/metadata");
    assert_eq!(it.binding, SignInBinding::HttpRedirect);
    assert!(it.sign_in_url.ends_with("/simplesaml/saml2/idp/SSOService.php"), "{}", it.sign_in_url);
    let pems: Vec<String> =
        it.certificates.iter().map(|der| read_certificate(der).unwrap().pem).collect();
    assert_eq!(pems, [certificate().pem]);
}
