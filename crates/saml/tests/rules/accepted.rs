use gatehouse_contract::saml::{CheckName, CheckOutcome};
use gatehouse_saml::examine;
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384};

use crate::idp::{
    ISSUER, Signer, assertion, at, examined, expectations, posted, response, sign_assertion,
    sign_both, sign_response,
};

#[test]
fn a_member_signs_in_with_a_signed_assertion() {
    let it = assertion(&sign_assertion(&response(), &Signer::rsa()));
    assert_eq!(it.id, "_assertion");
    assert_eq!(it.issuer, ISSUER);
    assert_eq!(it.name_id, "ada@northwind.example");
    assert_eq!(it.name_id_format, "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");
    assert_eq!(it.email, "ada@northwind.example");
    assert_eq!(it.claims.first_name.as_deref(), Some("Ada"));
    assert_eq!(it.claims.last_name.as_deref(), Some("Osei"));
    assert_eq!(it.session_index.as_deref(), Some("_session"));
    assert_eq!(it.session_ends, None);
    assert_eq!(it.expires, at("2026-11-23T12:08:00Z"), "three minutes after it ends");
    assert_eq!(it.fingerprint, Signer::rsa().certificate().fingerprint);
}

#[test]
fn a_member_signs_in_with_a_signed_response_and_with_both_signed() {
    assertion(&sign_response(&response(), &Signer::rsa()));
    assertion(&sign_both(&response(), &Signer::rsa()));
}

#[test]
fn a_member_signs_in_with_a_signature_of_an_elliptic_curve() {
    for (algorithm, method) in [
        (&PKCS_ECDSA_P256_SHA256, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
        (&PKCS_ECDSA_P384_SHA384, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"),
    ] {
        let signer =
            Signer::with_key(&KeyPair::generate_for(algorithm).unwrap(), method, (2026, 2027));
        let certificates = [signer.certificate()];
        let signed = posted(&sign_assertion(&response(), &signer));
        assert_eq!(examine(&signed, &expectations(&certificates)).outcome.err(), None, "{method}");
    }
}

#[test]
fn a_member_signs_in_with_either_certificate_of_a_connection_that_changes_them() {
    let certificates = [Signer::other().certificate(), Signer::rsa().certificate()];
    for signer in [Signer::rsa(), Signer::other()] {
        let signed = posted(&sign_both(&response(), &signer));
        let it = examine(&signed, &expectations(&certificates)).outcome.unwrap();
        assert_eq!(it.fingerprint, signer.certificate().fingerprint);
    }
}

#[test]
fn every_check_of_a_good_response_passes_and_says_what_was_compared() {
    let examination = examined(&sign_assertion(&response(), &Signer::rsa()));
    for check in &examination.checks {
        assert_eq!(check.outcome, CheckOutcome::Passed, "{check:?}");
    }
    let issuer = examination.checks.iter().find(|it| it.name == CheckName::Issuer).unwrap();
    assert_eq!(issuer.expected.as_deref(), Some(ISSUER));
    assert_eq!(issuer.received.as_deref(), Some(ISSUER));
    assert_eq!(examination.clock_difference, Some(0));
    assert_eq!(examination.new_certificate, None);
}

#[test]
fn a_response_may_come_with_line_breaks_in_its_base64() {
    let value = posted(&sign_assertion(&response(), &Signer::rsa()));
    let lines: Vec<&str> = (0..value.len())
        .step_by(76)
        .map(|start| &value[start..value.len().min(start + 76)])
        .collect();
    let certificates = [Signer::rsa().certificate()];
    let examination = examine(&lines.join("\r\n"), &expectations(&certificates));
    assert_eq!(examination.outcome.err(), None);
}
