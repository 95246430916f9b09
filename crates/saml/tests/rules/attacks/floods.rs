//! Responses that are made to keep the server busy. Those that are signed have passed the gate.

use super::assert_harmless;
use crate::idp::{Signer, edit, response, sign_assertion};

/// The good response with more in its attribute statement, with a signature that does not hold: the
/// work of verifying is done, and nobody signs in.
fn stuffed(more: &str) -> String {
    let xml = sign_assertion(&response(), &Signer::rsa());
    edit(&xml, "</saml:AttributeStatement>", &format!("{more}</saml:AttributeStatement>"))
}

fn value(inside: &str) -> String {
    stuffed(&format!(
        "<saml:Attribute Name='x'><saml:AttributeValue>{inside}</saml:AttributeValue></saml:Attribute>"
    ))
}

#[test]
fn size_does_not_keep_the_server_busy() {
    for (name, xml) in [
        ("text", value(&"a".repeat(120_000))),
        ("text beyond the limit", value(&"a".repeat(140_000))),
        ("character references", value(&"&#97;".repeat(24_000))),
        ("references to nothing", value(&"&x;".repeat(40_000))),
        ("white space", value(&" \n".repeat(60_000))),
        ("one long name", stuffed(&format!("<{}/>", "a".repeat(120_000)))),
        ("one long value", stuffed(&format!("<a b='{}'/>", "<".repeat(120_000)))),
        ("quotes", stuffed(&format!("<a b=\"{}\"/>", "'>".repeat(60_000)))),
        (
            "tags in quotes",
            format!("<a b=\"{}\" c='{}\"/>'/>", "<".repeat(3_900), "x".repeat(120_000)),
        ),
        ("line breaks", "\n".repeat(131_000)),
        ("open tags", "<".repeat(131_000)),
    ] {
        assert_harmless(name, &xml);
    }
}

#[test]
fn many_elements_do_not_keep_the_server_busy() {
    let depth = |tag: &str, times: usize| {
        format!("{}{}", format!("<{tag}>").repeat(times), format!("</{tag}>").repeat(times))
    };
    for (name, xml) in [
        ("elements", value(&"<a/>".repeat(3_900))),
        ("elements beyond the limit", value(&"<a/>".repeat(4_001))),
        ("depth", value(&depth("a", 26))),
        ("depth beyond the limit", value(&depth("a", 10_000))),
        ("depth, many times", value(&depth("a", 26).repeat(140))),
        ("unclosed depth", "<a>".repeat(40_000)),
        ("attributes", value(&format!("<a {}/>", numbered("a", 40)).repeat(200))),
        ("attributes beyond the limit", value(&format!("<a {}/>", numbered("a", 10_000)))),
        ("attribute elements", stuffed(&"<saml:Attribute Name='email'/>".repeat(3_000))),
        ("IDs", value(&(0..3_000).map(|it| format!("<a ID='_{it}'/>")).collect::<String>())),
        (
            "signatures",
            stuffed(&"<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>".repeat(1_000)),
        ),
        ("assertions", stuffed(&"<saml:Assertion/>".repeat(3_000))),
    ] {
        assert_harmless(name, &xml);
    }
}

/// `a0='1' a1='1' …`
fn numbered(name: &str, count: usize) -> String {
    (0..count).map(|it| format!("{name}{it}='1' ")).collect()
}

#[test]
fn many_namespaces_do_not_keep_the_server_busy() {
    let declarations = numbered("xmlns:n", 40);
    let used: String = (0..39).map(|it| format!("n{it}:a='1' ")).collect();
    let nested: String =
        (0..26).map(|at| format!("<a {}>", numbered(&format!("xmlns:n{at}_"), 40))).collect();
    let prefixes: String = (0..5_000).map(|it| format!("n{it} ")).collect();
    let inclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    let signed = sign_assertion(&response(), &Signer::rsa());
    let listed = format!(
        r#"<ds:Transform Algorithm="{inclusive}"><ec:InclusiveNamespaces xmlns:ec="{inclusive}" PrefixList="{prefixes}"/></ds:Transform>"#
    );
    let listed = edit(&signed, &format!(r#"<ds:Transform Algorithm="{inclusive}"/>"#), &listed);
    for (name, xml) in [
        ("declarations", value(&format!("<a {declarations}/>").repeat(180))),
        (
            "declarations that are used",
            value(&format!("<a {declarations}><b {used}/></a>").repeat(80)),
        ),
        ("declarations, nested", value(&format!("{nested}{}", "</a>".repeat(26)))),
        (
            "declarations around elements",
            value(&format!("{nested}{}{}", "<b/>".repeat(3_500), "</a>".repeat(26))),
        ),
        ("prefixes", listed.clone()),
        (
            "prefixes and elements",
            edit(
                &listed,
                "</saml:AttributeStatement>",
                &format!("{}</saml:AttributeStatement>", "<b/>".repeat(3_800)),
            ),
        ),
    ] {
        assert_harmless(name, &xml);
    }
}

#[test]
fn many_certificates_do_not_keep_the_server_busy() {
    let signed = sign_assertion(&response(), &Signer::rsa());
    let start = signed.find("<ds:X509Certificate>").unwrap();
    let end = signed.find("</ds:X509Certificate>").unwrap() + "</ds:X509Certificate>".len();
    let certificate = &signed[start..end];
    let many = edit(&signed, certificate, &certificate.repeat(100));
    assert_harmless("certificates", &edit(&many, ">Ada<", ">Eve<"));
}
