//! Signature wrapping (Somorovsky et al., "On Breaking SAML", 2012): the signed element is moved
//! to where it still verifies, and a forged one takes its place.

use super::assert_harmless;
use crate::idp::{Signer, edit, response, sign_assertion, sign_response};

/// What stands between the first `begin` and the last `end`, with both.
fn part(xml: &str, begin: &str, end: &str) -> String {
    let start = xml.find(begin).unwrap();
    xml[start..xml.rfind(end).unwrap() + end.len()].to_owned()
}

struct Parts {
    /// A response with a signed assertion.
    response: String,
    /// That assertion.
    assertion: String,
    /// Its signature.
    signature: String,
}

fn parts() -> Parts {
    let response = sign_assertion(&response(), &Signer::rsa());
    let assertion = part(&response, "<saml:Assertion", "</saml:Assertion>");
    let signature = part(&response, "<ds:Signature ", "</ds:Signature>");
    Parts { response, assertion, signature }
}

/// The assertion about somebody else, without the signature, with this ID.
fn forged(parts: &Parts, id: &str) -> String {
    let plain = edit(&parts.assertion, &parts.signature, "");
    edit(&plain, "ada@", "eve@").replace("_assertion", id)
}

/// Puts text directly into an element: first, after the issuer, or last.
fn places(element: &str, inside: &str) -> Vec<(&'static str, String)> {
    let first = element.find('>').unwrap() + 1;
    let issuer = element.find("</saml:Issuer>").unwrap() + "</saml:Issuer>".len();
    let last = element.rfind("</").unwrap();
    let put = |at: usize| format!("{}{inside}{}", &element[..at], &element[at..]);
    vec![("first", put(first)), ("after the issuer", put(issuer)), ("last", put(last))]
}

/// Elements of the schema that may hold any other one, around text.
fn shelters(inside: &str) -> Vec<(&'static str, String)> {
    let shelter = |begin: &str, end: &str| format!("<{begin}>{inside}</{end}>");
    vec![
        ("plain", inside.to_owned()),
        ("in extensions", shelter("samlp:Extensions", "samlp:Extensions")),
        (
            "in advice",
            shelter(
                "saml:Advice xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"",
                "saml:Advice",
            ),
        ),
        (
            "in an object",
            shelter("ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"", "ds:Object"),
        ),
        ("in a foreign element", shelter("own:Any xmlns:own=\"urn:own\"", "own:Any")),
        ("in a response", shelter("samlp:Response", "samlp:Response")),
    ]
}

#[test]
fn a_signed_assertion_moved_beside_or_into_a_forged_one_signs_nobody_in() {
    let parts = parts();
    for id in ["_forged", "_assertion"] {
        let forged = forged(&parts, id);
        for (shelter, original) in shelters(&parts.assertion) {
            for (place, wrapped) in places(&forged, &original) {
                let name = format!("{id}: {shelter}, {place} in the forged one");
                assert_harmless(&name, &edit(&parts.response, &parts.assertion, &wrapped));
            }
            for (order, pair) in [
                ("after", format!("{forged}{original}")),
                ("before", format!("{original}{forged}")),
            ] {
                let name = format!("{id}: {shelter}, {order} the forged one");
                assert_harmless(&name, &edit(&parts.response, &parts.assertion, &pair));
            }
        }
    }
}

#[test]
fn a_signature_moved_into_a_forged_assertion_signs_nobody_in() {
    let parts = parts();
    let unsigned = edit(&parts.assertion, &parts.signature, "");
    for id in ["_forged", "_assertion"] {
        let forged = forged(&parts, id);
        for (shelter, original) in shelters(&unsigned) {
            let signatures = [
                format!("{}{original}", parts.signature),
                format!("{original}{}", parts.signature),
                edit(&parts.signature, "</ds:Signature>", &format!("{original}</ds:Signature>")),
                edit(&parts.signature, "</ds:KeyInfo>", &format!("{original}</ds:KeyInfo>")),
                edit(&parts.signature, "</ds:SignedInfo>", &format!("{original}</ds:SignedInfo>")),
            ];
            for (at, signature) in signatures.iter().enumerate() {
                for (place, wrapped) in places(&forged, signature) {
                    let name = format!("{id}: signature {at}, {shelter}, {place}");
                    assert_harmless(&name, &edit(&parts.response, &parts.assertion, &wrapped));
                }
            }
        }
    }
}

#[test]
fn a_signed_response_moved_into_a_forged_one_signs_nobody_in() {
    let signed = sign_response(&response(), &Signer::rsa());
    let original = part(&signed, "<samlp:Response", "</samlp:Response>");
    let signature = part(&original, "<ds:Signature ", "</ds:Signature>");
    let unsigned = edit(&original, &signature, "");
    for id in ["_forged", "_response"] {
        let forged = edit(&unsigned, "ada@", "eve@").replace("_response", id);
        for (shelter, inside) in shelters(&original) {
            for (place, wrapped) in places(&forged, &inside) {
                assert_harmless(&format!("{id}: {shelter}, {place}"), &wrapped);
            }
        }
        for (shelter, inside) in shelters(&unsigned) {
            let moved = edit(&signature, "</ds:Signature>", &format!("{inside}</ds:Signature>"));
            for (place, wrapped) in places(&forged, &moved) {
                assert_harmless(&format!("{id}: {shelter} in the signature, {place}"), &wrapped);
            }
        }
    }
}

#[test]
fn an_unsigned_response_around_a_signed_assertion_adds_nothing() {
    let parts = parts();
    let statement = "<saml:Attribute xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' Name='email'><saml:AttributeValue>eve@northwind.example</saml:AttributeValue></saml:Attribute>";
    for (shelter, inside) in shelters(statement).into_iter().take(5) {
        let xml = edit(&parts.response, "</samlp:Response>", &format!("{inside}</samlp:Response>"));
        let outcome = crate::idp::examined(&xml).outcome;
        assert!(outcome.is_err() || outcome.unwrap().email == "ada@northwind.example", "{shelter}");
    }
}
