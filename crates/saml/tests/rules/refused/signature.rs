use gamlastan::crypto::KeyUsage;
use gamlastan::crypto::keys::loader::load_pem_auto;
use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{CheckName, CheckOutcome, Refusal};
use gatehouse_contract::sso::read_certificate_text;
use gatehouse_saml::{Expectations, examine};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256};

use crate::idp::{
    RSA_SHA256, SHA256, Signer, at, edit, examined, expectations, posted, response, sign_assertion,
    sign_both,
};

const ECDSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// The good response with a changed signature template, signed as far as that goes.
fn signed_with(what: &str, with: &str) -> Refusal {
    let signer = Signer::rsa();
    let template = edit(&signer.template("_assertion"), what, with);
    let xml = response().replace("@response@", "").replace("@assertion@", &template);
    examined(&signer.sign(&xml)).outcome.unwrap_err()
}

/// The good response, signed, then changed.
fn changed(what: &str, with: &str) -> Refusal {
    let signed = sign_assertion(&response(), &Signer::rsa());
    examined(&edit(&signed, what, with)).outcome.unwrap_err()
}

fn ecdsa(years: (i32, i32)) -> Signer {
    let pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    Signer::with_key(&pair, ECDSA_SHA256, years)
}

#[test]
fn nobody_signs_in_with_an_unsigned_response() {
    let plain = response().replace("@response@", "").replace("@assertion@", "");
    assert_eq!(examined(&plain).outcome, Err(Refusal::Unsigned));
}

#[test]
fn nobody_signs_in_with_anything_changed() {
    assert_eq!(changed(">Ada<", ">Eve<"), Refusal::WrongSignature);
    assert_eq!(changed("12:05:00Z", "12:06:00Z"), Refusal::WrongSignature);
    assert_eq!(changed("<ds:DigestValue>", "<ds:DigestValue>A"), Refusal::WrongSignature);
    assert_eq!(changed("<ds:SignatureValue>", "<ds:SignatureValue>AAAA"), Refusal::WrongSignature);
}

#[test]
fn nobody_signs_in_with_one_of_two_signatures_broken() {
    let signed = sign_both(&response(), &Signer::rsa());
    let (before, after) = signed.split_once("<ds:SignatureValue>").unwrap();
    let first = format!("{before}<ds:SignatureValue>AAAA{after}");
    assert_eq!(examined(&first).outcome, Err(Refusal::WrongSignature));
    let (before, after) = signed.rsplit_once("<ds:SignatureValue>").unwrap();
    let second = format!("{before}<ds:SignatureValue>AAAA{after}");
    assert_eq!(examined(&second).outcome, Err(Refusal::WrongSignature));
}

#[test]
fn weak_and_symmetric_algorithms_are_refused_by_name() {
    let sha1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1".to_owned();
    let refused = signed_with(RSA_SHA256, &sha1);
    assert_eq!(refused, Refusal::WeakSignatureAlgorithm { received: sha1 });
    let sha1 = "http://www.w3.org/2000/09/xmldsig#sha1".to_owned();
    assert_eq!(signed_with(SHA256, &sha1), Refusal::WeakDigestAlgorithm { received: sha1 });
    let hmac = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256".to_owned();
    assert_eq!(changed(RSA_SHA256, &hmac), Refusal::SymmetricSignature { received: hmac });
}

#[test]
fn a_signature_with_a_weak_algorithm_is_not_even_verified() {
    let signed = sign_assertion(&response(), &Signer::rsa());
    let weak = edit(&signed, RSA_SHA256, "http://www.w3.org/2000/09/xmldsig#rsa-sha1");
    let checks = examined(&weak).checks;
    let skipped = checks.iter().filter(|it| it.outcome == CheckOutcome::Skipped);
    let names: Vec<CheckName> = skipped.map(|it| it.name).collect();
    let verification =
        [CheckName::Certificate, CheckName::Signature, CheckName::CertificateValidity];
    assert_eq!(names, verification);
}

#[test]
fn only_the_two_transforms_of_saml_are_accepted() {
    let transform = |uri: &str| format!(r#"<ds:Transform Algorithm="{uri}"/>"#);
    let forbidden = |uri: &str| Refusal::ForbiddenTransform { received: uri.to_owned() };
    let inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    assert_eq!(signed_with(&transform(EXCLUSIVE), &transform(inclusive)), forbidden(inclusive));
    let xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    let third = format!("{}{}", transform(EXCLUSIVE), transform(xpath));
    assert_eq!(changed(&transform(EXCLUSIVE), &third), forbidden(xpath));
    assert_eq!(changed(&transform(ENVELOPED), ""), forbidden(EXCLUSIVE));
    let method = |uri: &str| format!(r#"CanonicalizationMethod Algorithm="{uri}""#);
    let refused = signed_with(&method(EXCLUSIVE), &method(inclusive));
    assert_eq!(refused, Refusal::ForbiddenCanonicalization { received: inclusive.to_owned() });
}

#[test]
fn a_signature_is_put_together_in_one_way() {
    for (what, with, received) in [
        ("<ds:KeyInfo>", "<ds:Object/><ds:KeyInfo>", "Object"),
        ("</ds:KeyInfo>", "</ds:KeyInfo><ds:Object/>", "Object"),
        ("<ds:SignedInfo>", "<ds:SignedInfo/><ds:SignedInfo>", "SignedInfo"),
        ("<ds:Reference ", "<ds:Reference/><ds:Reference ", "Reference"),
        ("<ds:X509Data>", "<ds:RetrievalMethod URI='#_response'/><ds:X509Data>", "RetrievalMethod"),
        ("<ds:X509Data>", "<own:Key xmlns:own='urn:own'/><ds:X509Data>", "Key"),
        ("<ds:DigestMethod ", "<ds:DigestValue/><ds:DigestMethod ", "DigestValue"),
    ] {
        let refused = changed(what, with);
        assert_eq!(
            refused,
            Refusal::MalformedSignature { received: received.to_owned() },
            "{with}"
        );
    }
}

#[test]
fn a_signature_covers_what_it_stands_in() {
    let expected = "#_assertion".to_owned();
    for received in ["#_response", "", "#", "#_assertion ", "#xpointer(id('_assertion'))"] {
        let received = received.to_owned();
        let uri = format!(r#"URI="{received}""#);
        let refused = changed(r##"URI="#_assertion""##, &uri);
        assert_eq!(refused, Refusal::WrongReference { expected: expected.clone(), received });
    }
}

#[test]
fn signatures_stand_directly_in_the_response_or_the_assertion_and_once_in_each() {
    let signer = Signer::rsa();
    let inside = response().replace("@response@", "").replace("@assertion@", "");
    let template = signer.template("_assertion");
    let inside = edit(&inside, "<saml:Subject>", &format!("<saml:Subject>{template}"));
    assert_eq!(examined(&signer.sign(&inside)).outcome, Err(Refusal::MisplacedSignature));
    let signed = sign_assertion(&response(), &signer);
    let (_, rest) = signed.split_once("<ds:Signature ").unwrap();
    let (signature, _) = rest.split_once("</ds:Signature>").unwrap();
    let signature = format!("<ds:Signature {signature}</ds:Signature>");
    let twice = edit(&signed, &signature, &signature.repeat(2));
    assert_eq!(examined(&twice).outcome, Err(Refusal::SeveralSignatures { count: 2 }));
    let thrice = edit(&signed, &signature, &signature.repeat(3));
    assert_eq!(examined(&thrice).outcome, Err(Refusal::SeveralSignatures { count: 3 }));
    let foreign =
        edit(&signed, "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"", "xmlns:ds=\"urn:evil\"");
    assert_eq!(examined(&foreign).outcome, Err(Refusal::MisplacedSignature));
}

#[test]
fn the_certificate_of_an_unknown_key_can_be_adopted_when_the_signature_holds_with_it() {
    let other = Signer::other();
    let signed = sign_assertion(&response(), &other);
    let examination = examined(&signed);
    let known = vec![Signer::rsa().certificate().fingerprint];
    let received = other.certificate().fingerprint;
    assert_eq!(examination.outcome, Err(Refusal::UnknownCertificate { known, received }));
    assert_eq!(examination.new_certificate, Some(other.der));
    let broken = examined(&edit(&signed, ">Ada<", ">Eve<"));
    assert_eq!(broken.outcome, Err(Refusal::WrongSignature));
    assert_eq!(broken.new_certificate, None, "nothing to adopt");
}

#[test]
fn an_unknown_certificate_that_has_expired_is_told_and_cannot_be_adopted() {
    let old = ecdsa((2020, 2026));
    let examination = examined(&sign_assertion(&response(), &old));
    let known = vec![Signer::rsa().certificate().fingerprint];
    let received = old.certificate().fingerprint;
    assert_eq!(examination.outcome, Err(Refusal::UnknownCertificate { known, received }));
    assert_eq!(examination.new_certificate, None);
}

#[test]
fn a_certificate_out_of_its_validity_is_told_although_the_signature_holds() {
    for (years, refusal) in [
        ((2020, 2026), Refusal::CertificateExpired { at: at("2026-01-01T00:00:00Z") }),
        ((2027, 2028), Refusal::CertificateNotYetValid { at: at("2027-01-01T00:00:00Z") }),
    ] {
        let signer = ecdsa(years);
        let certificates = [signer.certificate()];
        let signed = posted(&sign_assertion(&response(), &signer));
        assert_eq!(examine(&signed, &expectations(&certificates)).outcome, Err(refusal));
    }
}

#[test]
fn a_certificate_renewed_for_the_same_key_takes_over_from_the_expired_one() {
    let pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    let with_years = |years| Signer::with_key(&pair, ECDSA_SHA256, years);
    let (old, new) = (with_years((2020, 2026)), with_years((2026, 2027)));
    let certificates = [old.certificate(), new.certificate()];
    let signed = posted(&sign_assertion(&response(), &old));
    let it = examine(&signed, &expectations(&certificates)).outcome.unwrap();
    assert_eq!(it.fingerprint, new.certificate().fingerprint);
}

#[test]
fn a_connection_without_a_certificate_signs_nobody_in() {
    let signed = posted(&sign_assertion(&response(), &Signer::rsa()));
    let outcome = examine(&signed, &expectations(&[])).outcome;
    assert_eq!(outcome, Err(Refusal::NoCertificate));
}

#[test]
fn a_connection_with_a_short_key_signs_nobody_in_although_the_signature_holds() {
    let der = read_certificate_text(include_str!("../../fixtures/short.pem")).unwrap();
    let key = include_str!("../../fixtures/throwaway_short_rsa.key.pem");
    let mut key = load_pem_auto(key.as_bytes(), None).unwrap();
    key.usage = KeyUsage::Sign;
    let signer = Signer { key, der, method: RSA_SHA256 };
    let certificates = [signer.certificate()];
    let now = at("2026-12-01T00:00:00Z");
    let then = Expectations { now, ..expectations(&certificates) };
    let outcome = examine(&posted(&sign_assertion(&response(), &signer)), &then).outcome;
    let flaw = Flaw::WeakKey { bits: 1024, least: 2048 };
    assert_eq!(outcome, Err(Refusal::UnusableCertificate { flaw }));
}
