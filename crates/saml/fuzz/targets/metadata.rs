//! Any text and any bytes are metadata, a certificate, a URL, or something that is named.
#![no_main]

use gatehouse_saml::{Pasted, read_certificate, read_metadata, read_paste};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let content = read_paste(bytes);
    let fixes = content.iter().flat_map(|it| &it.fixes);
    assert!(fixes.clone().all(|fix| fixes.clone().filter(|it| *it == fix).count() == 1));
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Ok(provider) = read_metadata(text) {
        assert!(!provider.entity_id.is_empty() && !provider.sign_in_url.is_empty());
        assert!(!provider.certificates.is_empty());
        assert!(provider.certificates.iter().all(|der| read_certificate(der).is_ok()));
        assert!(!content.is_ok_and(|it| matches!(it.pasted, Pasted::MetadataUrl(_))));
    }
});
