//! Signatures that hold, with a key that the connection does not have.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gamlastan::crypto::keys::loader::load_hmac_key;
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256};

use super::assert_harmless;
use crate::idp::{RSA_SHA256, Signer, edit, response, sign_assertion, sign_both, sign_response};

const ECDSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

#[test]
fn a_response_that_brings_its_own_key_signs_nobody_in() {
    let elliptic = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    for signer in [Signer::other(), Signer::with_key(&elliptic, ECDSA_SHA256, (2026, 2027))] {
        let certificate = BASE64_STANDARD.encode(&signer.der);
        let data = format!(
            "<ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data>"
        );
        let known = BASE64_STANDARD.encode(Signer::rsa().der);
        let value = signer.key.to_key_value_xml("ds").unwrap_or_default();
        for key_info in [
            data.clone(),
            data.replace(&certificate, &known),
            format!(
                "<ds:X509Data><ds:X509Certificate>{known}</ds:X509Certificate></ds:X509Data>{data}"
            ),
            format!("<ds:KeyValue>{value}</ds:KeyValue>"),
            format!("<ds:KeyName>idp.example</ds:KeyName>{data}"),
        ] {
            for sign in [sign_assertion, sign_response, sign_both] {
                let signed = edit(&sign(&response(), &signer), &data, &key_info);
                assert_harmless(&key_info, &signed);
            }
        }
    }
}

#[test]
fn a_response_with_one_good_signature_and_one_of_somebody_else_signs_nobody_in() {
    for (inner, outer) in [(Signer::rsa(), Signer::other()), (Signer::other(), Signer::rsa())] {
        let xml = response().replace("@assertion@", &inner.template("_assertion"));
        let xml = inner.sign(&xml).replace("@response@", &outer.template("_response"));
        assert_harmless("two signers", &outer.sign(&xml));
    }
}

#[test]
fn a_public_key_is_no_secret_to_sign_with() {
    let idp = Signer::rsa();
    let pem = idp.certificate().pem;
    let body: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
    for hash in ["sha1", "sha256", "sha384", "sha512"] {
        let family = if hash == "sha1" { "2000/09/xmldsig" } else { "2001/04/xmldsig-more" };
        let method = format!("http://www.w3.org/{family}#hmac-{hash}");
        for secret in [idp.der.as_slice(), pem.as_bytes(), pem.trim().as_bytes(), body.as_bytes()] {
            let mut signer = Signer::rsa();
            signer.key = load_hmac_key(secret).unwrap();
            let template = edit(&signer.template("_assertion"), RSA_SHA256, &method);
            for length in ["", "<ds:HMACOutputLength>8</ds:HMACOutputLength>"] {
                let element = format!(r#"<ds:SignatureMethod Algorithm="{method}"/>"#);
                let open = element.replace("/>", ">");
                let with = format!("{open}{length}</ds:SignatureMethod>");
                let template = edit(&template, &element, &with);
                let xml = response().replace("@response@", "").replace("@assertion@", &template);
                let signed = signer.try_sign(&xml).unwrap_or(xml);
                assert_harmless(&method, &signed);
            }
        }
    }
}
