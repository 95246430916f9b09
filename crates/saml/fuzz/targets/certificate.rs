//! Any text and any bytes are a certificate or not.
#![no_main]

use gatehouse_contract::sso::{certificate_pem, read_certificate_text};
use gatehouse_saml::read_certificate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for der in read_certificate_text(&text).into_iter().chain([bytes.to_vec()]) {
        if let Ok(certificate) = read_certificate(&der) {
            assert_eq!(certificate.pem, certificate_pem(&der));
            assert_eq!(read_certificate_text(&certificate.pem), Ok(der));
        }
    }
});
