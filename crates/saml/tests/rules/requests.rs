use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gamlastan::bindings::deflate::deflate_decompress;
use gamlastan::bindings::encoding::url_decode;
use gatehouse_contract::sso::certificate_pem;
use gatehouse_saml::{AuthnRequest, ServiceProvider, read_metadata};

use crate::idp::{ACS_URL, ENTITY_ID, NOW, Signer, at};

fn request(destination: &str) -> AuthnRequest<'_> {
    AuthnRequest {
        id: "_1",
        now: at(NOW),
        destination,
        entity_id: ENTITY_ID,
        acs_url: ACS_URL,
        force_authn: false,
    }
}

/// A parameter of a query, decoded.
fn parameter(url: &str, name: &str) -> Option<String> {
    let query = url.split_once('?').unwrap().1;
    let pairs = query.split('&').filter_map(|it| it.split_once('='));
    pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| url_decode(value).unwrap())
}

fn inflated(url: &str) -> String {
    let value = parameter(url, "SAMLRequest").unwrap();
    let bytes = deflate_decompress(&BASE64_STANDARD.decode(value).unwrap()).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_browser_is_sent_to_the_identity_provider_with_a_request() {
    let url = request("https://idp.example/sso").redirect_url("a b&c");
    assert!(url.starts_with("https://idp.example/sso?SAMLRequest="), "{url}");
    assert_eq!(parameter(&url, "RelayState").as_deref(), Some("a b&c"));
    assert_eq!(parameter(&url, "Signature"), None);
    let expected = format!(
        r#"<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0" IssueInstant="{NOW}" Destination="https://idp.example/sso" AssertionConsumerServiceURL="{ACS_URL}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml:Issuer>{ENTITY_ID}</saml:Issuer></samlp:AuthnRequest>"#
    );
    assert_eq!(inflated(&url), expected);
}

#[test]
fn a_sign_in_url_may_have_a_query_and_odd_characters() {
    let url = request("https://idp.example/sso?app=1&x=\"<").redirect_url("r");
    assert!(url.starts_with("https://idp.example/sso?app=1&x=\"<&SAMLRequest="), "{url}");
    assert!(
        inflated(&url).contains(r#"Destination="https://idp.example/sso?app=1&amp;x=&quot;&lt;""#)
    );
}

#[test]
fn a_step_up_makes_the_person_sign_in_again() {
    let again = AuthnRequest { force_authn: true, ..request("https://idp.example/sso") };
    assert!(inflated(&again.redirect_url("r")).contains(r#" ForceAuthn="true" "#));
}

#[test]
fn a_signature_is_over_the_query_before_it() {
    let signed_bytes = std::cell::RefCell::new(Vec::new());
    let sign = |bytes: &[u8]| {
        signed_bytes.replace(bytes.to_vec());
        Ok::<_, ()>(vec![0xfb, 0xff])
    };
    let url = request("https://idp.example/sso").signed_redirect_url("r", sign).unwrap();
    let query = url.split_once('?').unwrap().1;
    let (signed, signature) = query.split_once("&Signature=").unwrap();
    assert_eq!(signed_bytes.into_inner(), signed.as_bytes());
    assert_eq!(signature, "%2B%2F8%3D");
    let algorithm =
        "&RelayState=r&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23rsa-sha256";
    assert!(signed.ends_with(algorithm), "{signed}");
}

#[test]
fn a_request_that_cannot_be_signed_is_not_sent() {
    let fails = |_: &[u8]| Err("no key");
    assert_eq!(request("https://idp.example/sso").signed_redirect_url("r", fails), Err("no key"));
}

#[test]
fn our_own_metadata_names_where_to_post_and_the_key_that_signs() {
    let signer = Signer::rsa();
    let pem = certificate_pem(&signer.der);
    let own = ServiceProvider {
        entity_id: "https://gatehouse.example/saml?a&b",
        acs_url: ACS_URL,
        signing_certificate: &pem,
        signs_requests: true,
    };
    let xml = own.metadata();
    assert!(xml.contains(r#"entityID="https://gatehouse.example/saml?a&amp;b""#), "{xml}");
    assert!(xml.contains(&format!(r#"Location="{ACS_URL}"/>"#)), "{xml}");
    assert!(xml.contains(r#"AuthnRequestsSigned="true" WantAssertionsSigned="true""#), "{xml}");
    assert!(xml.contains(&BASE64_STANDARD.encode(&signer.der)), "{xml}");
    assert!(!xml.contains("encryption"), "{xml}");
    let unsigned = ServiceProvider { signs_requests: false, ..own }.metadata();
    assert!(unsigned.contains(r#"AuthnRequestsSigned="false""#), "{unsigned}");
    let flaw = read_metadata(&xml).unwrap_err();
    let entity_id = own.entity_id.to_owned();
    let named = gatehouse_contract::saml::PasteFlaw::ServiceProviderMetadata { entity_id };
    assert_eq!(flaw, named, "pasted back by mistake");
}
