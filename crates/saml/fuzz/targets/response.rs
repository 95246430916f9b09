//! Whatever is done to signed responses, they sign in the person who was signed in, or nobody.
#![no_main]

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gatehouse_contract::Timestamp;
use gatehouse_contract::sso::{Certificate, read_certificate_text};
use gatehouse_saml::{Expectations, Solicitation, examine, read_certificate};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CERTIFICATES: LazyLock<Vec<Certificate>> = LazyLock::new(|| {
    let pem = include_str!("../../tests/fixtures/signers/idp.pem");
    let der = read_certificate_text(pem).unwrap();
    vec![read_certificate(&der).unwrap()]
});

/// The time at which the seeds were signed.
static NOW: LazyLock<Timestamp> = LazyLock::new(|| {
    let xml = include_str!("../../tests/fixtures/signers/samlp-both.xml");
    let (_, after) = xml.split_once("IssueInstant=\"").unwrap();
    serde_json::from_value(after.split_once('"').unwrap().0.into()).unwrap()
});

fuzz_target!(|bytes: &[u8]| {
    let expectations = Expectations {
        issuer: "https://idp.example/metadata",
        certificates: &CERTIFICATES,
        entity_id: "https://gatehouse.example/saml/northwind",
        acs_url: "https://gatehouse.example/saml/northwind/acs",
        solicitation: Solicitation::Requested("_5f3c9a1e7b2d4860"),
        now: *NOW,
    };
    if let Ok(assertion) = examine(&BASE64_STANDARD.encode(bytes), &expectations).outcome {
        assert_eq!(assertion.email, "ada@northwind.example");
    }
});
