use gatehouse_contract::saml::{CheckName, CheckOutcome, Refusal};
use gatehouse_saml::examine;

use crate::idp::{
    Signer, edit, edited, examined, expectations, posted, refusal, response, sign_assertion,
};

/// Why a form value is refused.
fn value(form_value: &str) -> Refusal {
    examine(form_value, &expectations(&[Signer::rsa().certificate()])).outcome.unwrap_err()
}

/// Why XML is refused as it is.
fn document(xml: &str) -> Refusal {
    value(&posted(xml))
}

/// The good response, signed, with something in a place that must be there.
fn changed(what: &str, with: &str) -> String {
    edit(&sign_assertion(&response(), &Signer::rsa()), what, with)
}

#[test]
fn what_cannot_be_decoded_is_told() {
    assert_eq!(value("not base64 <at all>"), Refusal::NotBase64);
    assert_eq!(value(""), Refusal::NotXml);
    assert_eq!(value("/////w=="), Refusal::NotXml, "not UTF-8");
    assert_eq!(document("<samlp:Response"), Refusal::NotXml);
    assert_eq!(document("<a></b>"), Refusal::NotXml);
    assert_eq!(document("<a b='1' b='2'/>"), Refusal::NotXml);
}

#[test]
fn what_is_too_large_is_not_looked_at() {
    assert_eq!(value(&"A".repeat(300_000)), Refusal::TooLarge { limit: 131_072 });
    assert_eq!(document(&" ".repeat(131_073)), Refusal::TooLarge { limit: 131_072 });
    let many = format!("<a>{}</a>", "<b/>".repeat(4_000));
    assert_eq!(document(&many), Refusal::TooManyElements { limit: 4_000 });
    let attributes: String = (0..41).map(|it| format!(" a{it}='1'")).collect();
    assert_eq!(document(&format!("<a{attributes}/>")), Refusal::TooManyAttributes { limit: 40 });
    let deep = format!("{}{}", "<a>".repeat(33), "</a>".repeat(33));
    assert_eq!(document(&deep), Refusal::TooDeep { limit: 32 });
}

#[test]
fn markup_that_hides_text_is_refused() {
    for (markup, refusal) in [
        ("<!---->", Refusal::Comment),
        ("<?php ?>", Refusal::ProcessingInstruction),
        ("<![CDATA[.evil]]>", Refusal::Cdata),
    ] {
        let inside = format!("ada@northwind.example{markup}</saml:NameID>");
        let xml = changed("ada@northwind.example</saml:NameID>", &inside);
        assert_eq!(document(&xml), refusal);
        assert_eq!(document(&format!("{}{markup}", changed("<", "<"))), refusal, "at the end");
    }
    let doctype = "<!DOCTYPE a [<!ENTITY b 'c'>]><samlp:Response ";
    assert_eq!(document(&changed("<samlp:Response ", doctype)), Refusal::DocumentType);
}

#[test]
fn another_message_or_another_version_is_refused() {
    let request = changed("samlp:Response", "samlp:AuthnRequest");
    assert_eq!(document(&request), Refusal::WrongRoot { received: "AuthnRequest".to_owned() });
    let other = changed("SAML:2.0:protocol", "SAML:3.0:protocol");
    assert_eq!(document(&other), Refusal::WrongRoot { received: "Response".to_owned() });
    let old = edited(r#"Version="2.0""#, r#"Version="1.1""#);
    assert_eq!(refusal(&old), Refusal::UnsupportedVersion { received: "1.1".to_owned() });
}

#[test]
fn there_is_exactly_one_assertion_directly_in_the_response() {
    let signed = sign_assertion(&response(), &Signer::rsa());
    let (_, rest) = signed.split_once("<saml:Assertion").unwrap();
    let (assertion, _) = rest.split_once("</saml:Assertion>").unwrap();
    let assertion = format!("<saml:Assertion{assertion}</saml:Assertion>");
    let second = edit(&assertion, "_assertion", "_second");
    let two = edit(&signed, "</samlp:Response>", &format!("{second}</samlp:Response>"));
    assert_eq!(document(&two), Refusal::SeveralAssertions { count: 2 });
    assert_eq!(document(&edit(&signed, &assertion, "")), Refusal::NoAssertion);
    let wrapped = format!("<samlp:Extensions>{assertion}</samlp:Extensions>");
    assert_eq!(document(&edit(&signed, &assertion, &wrapped)), Refusal::MisplacedAssertion);
    let encrypted = "<saml:EncryptedAssertion xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion'/>";
    assert_eq!(document(&edit(&signed, &assertion, encrypted)), Refusal::EncryptedAssertion);
    let nested = format!("<samlp:Response>{assertion}</samlp:Response>");
    assert_eq!(document(&edit(&signed, &assertion, &nested)), Refusal::NestedResponse);
    let foreign = edit(
        &signed,
        "xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=",
        "xmlns:saml=\"urn:evil\" ID=",
    );
    assert_eq!(document(&foreign), Refusal::MisplacedAssertion);
}

#[test]
fn what_may_be_there_once_is_there_once() {
    for (before, element) in [
        ("<samlp:Status>", "<samlp:Status/>"),
        ("<samlp:Status>", "<saml:Issuer xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion'/>"),
        ("<saml:Subject>", "<saml:Subject/>"),
        ("<saml:Subject>", "<saml:Issuer/>"),
        ("<saml:NameID ", "<saml:NameID/>"),
        ("<saml:Conditions ", "<saml:Conditions/>"),
    ] {
        let repeated = refusal(&edited(before, &format!("{element}{before}")));
        let name = element.split_once(':').unwrap().1;
        let received = name.split(['/', ' ']).next().unwrap().to_owned();
        assert_eq!(repeated, Refusal::RepeatedElement { received });
    }
}

#[test]
fn every_id_is_written_in_the_usual_way_and_there_once() {
    for (attribute, received) in [
        (r#"id="_1""#, "id"),
        (r#"Id="_1""#, "Id"),
        (r#"xml:id="_1""#, "id"),
        (r#"samlp:ID="_1""#, "ID"),
        (r#"AssertionID="_1""#, "AssertionID"),
        (r#"ID="_assertion""#, "_assertion"),
        (r#"ID="_response""#, "_response"),
    ] {
        let xml = changed("<saml:Subject>", &format!("<saml:Subject {attribute}>"));
        let received = received.to_owned();
        assert_eq!(document(&xml), Refusal::AmbiguousId { received }, "{attribute}");
    }
}

#[test]
fn a_response_that_cannot_be_read_shows_its_text_all_the_same() {
    let examination = examined(&changed("<saml:Subject>", "<saml:Subject><!-- -->"));
    assert!(examination.xml.unwrap().contains("<saml:Subject>"));
    let [first, rest @ ..] = examination.checks.as_slice() else { panic!("no checks") };
    assert_eq!((first.name, first.outcome), (CheckName::Document, CheckOutcome::Failed));
    assert!(rest.iter().all(|it| it.outcome == CheckOutcome::Skipped));
}
