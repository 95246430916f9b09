use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use cpu_time::ThreadTime;
use gatehouse_contract::Flaw;
use gatehouse_contract::saml::PasteFlaw;
use gatehouse_saml::{IdentityProvider, METADATA_LIMIT, SignInBinding, read_metadata};

use crate::idp::{Signer, edit};

const REDIRECT: &str = r#"<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso/redirect"/>"#;
const POST: &str = r#"<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/sso/post"/>"#;

fn key(usage: &str, der: &[u8]) -> String {
    let lines = BASE64_STANDARD
        .encode(der)
        .as_bytes()
        .chunks(64)
        .map(|it| String::from_utf8(it.to_vec()).unwrap())
        .collect::<Vec<_>>()
        .join("\r\n");
    format!(
        r#"<md:KeyDescriptor{usage}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
{lines}
</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"#
    )
}

/// Metadata of an identity provider with two keys, of which one is for encryption.
pub fn metadata() -> String {
    let signing = key(r#" use="signing""#, &Signer::rsa().der);
    let encryption = key(r#" use="encryption""#, &Signer::other().der);
    format!(
        r#"<?xml version="1.0"?>
<!-- made by hand -->
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example/metadata">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    {encryption}{signing}
    {POST}{REDIRECT}
  </md:IDPSSODescriptor>
</md:EntityDescriptor>"#
    )
}

fn flaw(xml: &str) -> PasteFlaw {
    read_metadata(xml).unwrap_err()
}

/// The metadata without its first line, to stand inside something else.
fn entity() -> String {
    metadata().split_once("-->").unwrap().1.to_owned()
}

fn entities(inside: &str) -> String {
    format!(
        r#"<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">{inside}</md:EntitiesDescriptor>"#
    )
}

#[test]
fn an_admin_connects_by_metadata() {
    let expected = IdentityProvider {
        entity_id: "https://idp.example/metadata".to_owned(),
        sign_in_url: "https://idp.example/sso/redirect".to_owned(),
        binding: SignInBinding::HttpRedirect,
        certificates: vec![Signer::rsa().der],
        wants_signed_requests: false,
    };
    assert_eq!(read_metadata(&metadata()), Ok(expected.clone()));
    assert_eq!(read_metadata(&format!("\u{feff}\n{}", metadata())), Ok(expected.clone()));
    assert_eq!(read_metadata(&entities(&entity())), Ok(expected));
}

#[test]
fn the_post_binding_is_taken_when_there_is_no_other() {
    let it = read_metadata(&edit(&metadata(), REDIRECT, "")).unwrap();
    assert_eq!(it.binding, SignInBinding::HttpPost);
    assert_eq!(it.sign_in_url, "https://idp.example/sso/post");
    let none = edit(&edit(&metadata(), REDIRECT, ""), POST, &POST.replace("HTTP-POST", "SOAP"));
    assert_eq!(flaw(&none), PasteFlaw::NoSignInUrl);
}

#[test]
fn every_key_that_signs_is_taken_once_and_no_other() {
    let both = edit(&metadata(), r#" use="encryption""#, "");
    assert_eq!(
        read_metadata(&both).unwrap().certificates,
        [Signer::other().der, Signer::rsa().der]
    );
    let twice = edit(&metadata(), REDIRECT, &format!("{}{REDIRECT}", key("", &Signer::rsa().der)));
    assert_eq!(read_metadata(&twice).unwrap().certificates, [Signer::rsa().der]);
    let none = edit(&metadata(), r#"use="signing""#, r#"use="encryption""#);
    assert_eq!(flaw(&none), PasteFlaw::NoSigningCertificate);
    let broken = edit(&metadata(), "<ds:X509Certificate>", "<ds:X509Certificate>AAAA");
    assert_eq!(flaw(&broken), PasteFlaw::Certificate { flaw: Flaw::NotACertificate });
}

#[test]
fn an_identity_provider_that_wants_signed_requests_says_so() {
    for (value, wants) in [("true", true), ("1", true), ("false", false), ("0", false)] {
        let attribute = format!("<md:IDPSSODescriptor WantAuthnRequestsSigned=\"{value}\"");
        let it = read_metadata(&edit(&metadata(), "<md:IDPSSODescriptor", &attribute)).unwrap();
        assert_eq!(it.wants_signed_requests, wants, "{value}");
    }
}

#[test]
fn metadata_of_something_else_is_named() {
    let service = r#"<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example"><md:SPSSODescriptor/></md:EntityDescriptor>"#;
    let entity_id = "https://sp.example".to_owned();
    assert_eq!(flaw(service), PasteFlaw::ServiceProviderMetadata { entity_id });
    assert_eq!(flaw(&entities(service)), PasteFlaw::NoIdentityProvider);
    assert_eq!(flaw(&entities("")), PasteFlaw::NoIdentityProvider);
    let two = entities(&entity().repeat(2));
    assert_eq!(flaw(&two), PasteFlaw::SeveralIdentityProviders { count: 2 });
    let both = entities(&format!("{service}{}", entity()));
    assert_eq!(
        read_metadata(&both).map(|it| it.entity_id),
        Ok("https://idp.example/metadata".to_owned())
    );
    assert_eq!(flaw("<feed/>"), PasteFlaw::NotMetadata { received: "feed".to_owned() });
    let message = r#"<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>"#;
    assert_eq!(flaw(message), PasteFlaw::SamlMessage);
    assert_eq!(
        flaw(&edit(&metadata(), "entityID=\"https://idp.example/metadata\"", "")),
        PasteFlaw::NoEntityId
    );
}

#[test]
fn metadata_that_cannot_be_read_is_told() {
    assert_eq!(flaw("<md:EntityDescriptor"), PasteFlaw::NotXml);
    assert_eq!(flaw(""), PasteFlaw::NotXml);
    assert_eq!(
        flaw(&edit(&metadata(), "<!-- made by hand -->", "<!DOCTYPE a>")),
        PasteFlaw::DocumentType
    );
    let limit = METADATA_LIMIT;
    assert_eq!(flaw(&" ".repeat(limit as usize + 1)), PasteFlaw::TooLarge { limit });
}

#[test]
fn hostile_metadata_does_not_keep_the_server_busy() {
    let numbered = |name: &str, count: usize| -> String {
        (0..count).map(|it| format!("{name}{it}='1' ")).collect()
    };
    for (name, inside) in [
        ("attributes", format!("<a {}/>", numbered("a", 20_000))),
        ("namespaces", format!("<a {}/>", numbered("xmlns:a", 18_000))),
        ("elements", "<a/>".repeat(60_000)),
        ("depth", "<a>".repeat(60_000)),
        ("comments", "<!---->".repeat(30_000)),
        ("unclosed comments", "<!--".repeat(60_000)),
        ("instructions", "<?x?>".repeat(40_000)),
        ("text", "a".repeat(200_000)),
        ("keys", "<md:KeyDescriptor/>".repeat(3_000)),
    ] {
        let xml = edit(&metadata(), POST, &inside);
        let start = ThreadTime::now();
        let _ = read_metadata(&xml);
        let elapsed = start.elapsed();
        assert!(elapsed < Duration::from_millis(250), "{name} takes {elapsed:?}");
    }
}
