use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair};
use time::{Duration, OffsetDateTime};

fn params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

/// A certificate that is valid from so many days ahead until so many.
pub fn certificate(from: i64, until: i64) -> rcgen::Certificate {
    let mut params = params("test");
    params.not_before = OffsetDateTime::now_utc() + Duration::days(from);
    params.not_after = OffsetDateTime::now_utc() + Duration::days(until);
    params.self_signed(&KeyPair::generate().unwrap()).unwrap()
}

/// One that is good now, as PEM.
pub fn pem() -> String {
    certificate(-1, 365).pem()
}

/// Its DER in one line of base64.
pub fn der_base64(certificate: &rcgen::Certificate) -> String {
    STANDARD.encode(certificate.der())
}

/// A certificate signing request, as PEM.
pub fn signing_request() -> String {
    let key = KeyPair::generate().unwrap();
    params("test").serialize_request(&key).unwrap().pem().unwrap()
}

/// A certificate of which only the public half was kept, valid from 2020 to 2120.
pub fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certificates");
    std::fs::read_to_string(folder.join(name)).unwrap()
}
