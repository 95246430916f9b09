//! How long it takes to examine one response: a row of a Markdown table for each signer, with the
//! median and the 99th of a hundred (`make bench`).
#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed measurement")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gatehouse_contract::sso::read_certificate_text;
use gatehouse_saml::{Expectations, Solicitation, examine, read_certificate};

const ROUNDS: usize = 500;

const RESPONSES: [(&str, &str); 3] = [
    ("samlp", include_str!("../tests/fixtures/signers/samlp-assertion.xml")),
    ("pysaml2", include_str!("../tests/fixtures/signers/pysaml2-assertion.xml")),
    (
        "SimpleSAMLphp, two signatures",
        include_str!("../tests/fixtures/signers/simplesamlphp-both.xml"),
    ),
];

fn main() {
    for (signer, xml) in RESPONSES {
        let times = measure(xml);
        let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1_000.0;
        println!("| {signer} | {:.2} ms | {:.2} ms |", at(50), at(99));
    }
}

/// The times of all rounds, shortest first.
fn measure(xml: &str) -> Vec<Duration> {
    let pem = include_str!("../tests/fixtures/signers/idp.pem");
    let certificates = [read_certificate(&read_certificate_text(pem).unwrap()).unwrap()];
    let (_, after) = xml.split_once("IssueInstant=\"").unwrap();
    let expectations = Expectations {
        issuer: "https://idp.example/metadata",
        certificates: &certificates,
        entity_id: "https://gatehouse.example/saml/northwind",
        acs_url: "https://gatehouse.example/saml/northwind/acs",
        solicitation: Solicitation::Requested("_5f3c9a1e7b2d4860"),
        now: serde_json::from_value(after.split_once('"').unwrap().0.into()).unwrap(),
    };
    let value = BASE64_STANDARD.encode(xml);
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let examination = black_box(examine(black_box(&value), &expectations));
            let time = start.elapsed();
            assert!(examination.outcome.is_ok(), "{:?}", examination.outcome);
            time
        })
        .collect();
    times.sort_unstable();
    times
}
