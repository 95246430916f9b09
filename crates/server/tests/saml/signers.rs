//! Responses that npm's `samlp` and PyPI's `pysaml2` sign while the test runs. `scripts/test signers`
//! installs both, and runs these tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{Asked, Place, SSO, bring, switches, viewer};
use crate::support::{Client, ISSUER};

const SAMLP: [&str; 4] = ["samlp-assertion", "samlp-response", "samlp-both", "samlp-prefixed"];
const PYSAML2: [&str; 3] = ["pysaml2-assertion", "pysaml2-response", "pysaml2-both"];

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn fixtures() -> PathBuf {
    project().join("crates/saml/tests/fixtures")
}

/// An organization that takes what the key of the fixtures has signed.
async fn place() -> Place {
    let place = Place::connected().await;
    let pem = std::fs::read_to_string(fixtures().join("signers/idp.pem")).unwrap();
    let connection = json!({ "sign_in_url": "https://idp.example/sso", "issuer": ISSUER,
                             "certificates": [place.idp.pem, pem], "sign_requests": false });
    let ada = place.world.owner().await;
    ada.put_now("/api/organization/sso/connection", connection).await.is(200);
    place.test(&ada, "ada@northwind.example").await;
    ada.put_now(SSO, switches(true, false, false)).await.is(200);
    place
}

/// Signs Ada in with each response that a signer makes, one browser for each.
async fn sign_in_with(signer: &mut Command, responses: &[&str]) {
    let place = place().await;
    let mut visits: Vec<(Client, Asked)> = Vec::new();
    for _ in responses {
        let browser = place.world.browser();
        let asked = place.asked(&browser).await;
        visits.push((browser, asked));
    }
    let requests: Vec<&str> = visits.iter().map(|(_, asked)| asked.id.as_str()).collect();
    let (_, first) = &visits[0];
    signer.arg(fixtures().join("throwaway_rsa.key.pem")).arg(fixtures().join("signers/idp.pem"));
    signer.arg(place.world.folder()).env("GATEHOUSE_REQUESTS", requests.join(","));
    signer.env("GATEHOUSE_SP_ENTITY_ID", &first.entity_id);
    let output = signer.env("GATEHOUSE_SP_ACS_URL", &first.acs_url).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for ((browser, asked), name) in visits.iter().zip(responses) {
        let file = place.world.folder().join(format!("{name}.xml"));
        let response = STANDARD.encode(std::fs::read(file).unwrap());
        let landing = bring(browser, asked, &response).await;
        assert_eq!(landing.header("location"), "/", "{name}");
        assert_eq!(viewer(browser).await, "Ada Osei", "{name}");
    }
}

#[tokio::test]
#[ignore = "needs npm's samlp: scripts/test signers"]
async fn people_sign_in_with_what_samlp_signs() {
    let mut node = Command::new("node");
    node.env("NODE_PATH", project().join(".tools/saml-signers/node_modules"));
    node.arg(project().join("crates/saml/tests/signers/samlp.cjs"));
    sign_in_with(&mut node, &SAMLP).await;
}

#[tokio::test]
#[ignore = "needs PyPI's pysaml2: scripts/test signers"]
async fn people_sign_in_with_what_pysaml2_signs() {
    let mut python = Command::new(project().join(".tools/saml-signers/venv/bin/python"));
    python
        .args(["-W", "ignore"])
        .arg(project().join("crates/saml/tests/signers/pysaml2_responses.py"));
    sign_in_with(&mut python, &PYSAML2).await;
}
