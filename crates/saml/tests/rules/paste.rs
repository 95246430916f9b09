use gatehouse_contract::Flaw;
use gatehouse_contract::saml::{PasteFix, PasteFlaw};
use gatehouse_saml::{METADATA_LIMIT, PasteContent, Pasted, read_metadata, read_paste};
use rcgen::{CertificateParams, KeyPair};

use crate::idp::{Signer, edit, posted, response};
use crate::metadata::metadata;

fn certificate(flaw: Flaw) -> Result<PasteContent, PasteFlaw> {
    Err(PasteFlaw::Certificate { flaw })
}

/// What was read, and what was put right for it.
fn content(pasted: Pasted, fixes: &[PasteFix]) -> Result<PasteContent, PasteFlaw> {
    Ok(PasteContent { pasted, fixes: fixes.to_vec() })
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn a_certificate_is_understood_in_every_way_of_writing_it_and_what_was_put_right_is_told() {
    let signer = Signer::rsa();
    let pem = signer.certificate().pem;
    let body = || pem.lines().filter(|it| !it.starts_with('-'));
    let all = format!("\u{feff}From: IT\r\n{}", pem.replace('\n', "\r\n\r\n").repeat(2));
    for (name, text, fixes) in [
        ("PEM", pem.clone(), &[][..]),
        ("blank lines around", format!("\n\n{pem}\n\n"), &[]),
        ("CRLF", pem.replace('\n', "\r\n"), &[PasteFix::LineEnds]),
        ("blank lines", pem.replace('\n', "\n\n"), &[PasteFix::BlankLines]),
        ("a byte order mark", format!("\u{feff}{pem}"), &[PasteFix::ByteOrderMark]),
        ("text above", format!("subject=CN = idp\n{pem}"), &[PasteFix::TextAround]),
        ("text below", format!("{pem}\nbye"), &[PasteFix::TextAround]),
        (
            "no last line",
            pem.split("-----END").next().unwrap().to_owned(),
            &[PasteFix::HeaderLines],
        ),
        ("no header lines", body().collect::<Vec<_>>().join("\n"), &[PasteFix::HeaderLines]),
        ("one line", body().collect(), &[PasteFix::HeaderLines]),
        ("the same twice", pem.repeat(2), &[PasteFix::Repeated]),
        (
            "all at once",
            all,
            &[
                PasteFix::ByteOrderMark,
                PasteFix::TextAround,
                PasteFix::LineEnds,
                PasteFix::BlankLines,
                PasteFix::Repeated,
            ],
        ),
    ] {
        let expected = content(Pasted::Certificates(vec![signer.der.clone()]), fixes);
        assert_eq!(read_paste(text.as_bytes()), expected, "{name}");
    }
    let certificates = || Pasted::Certificates(vec![signer.der.clone()]);
    assert_eq!(read_paste(&signer.der), content(certificates(), &[]), "DER");
    let wide = utf16(&pem, u16::to_be_bytes);
    assert_eq!(read_paste(&wide), content(certificates(), &[PasteFix::Utf16]), "UTF-16");
}

#[test]
fn a_file_with_two_certificates_gives_both() {
    let (one, two) = (Signer::rsa(), Signer::other());
    let text = format!("{}\n{}", one.certificate().pem, two.certificate().pem);
    let both = Pasted::Certificates(vec![one.der, two.der]);
    assert_eq!(read_paste(text.as_bytes()), content(both, &[]));
}

#[test]
fn metadata_and_its_url_are_understood() {
    let read = || Pasted::Metadata(read_metadata(&metadata()).unwrap());
    let declared = edit(&metadata(), r#"version="1.0""#, r#"version="1.0" encoding="utf-16""#);
    let shown = format!("This XML file does not appear to have any style.\n{}", metadata());
    for (name, bytes, fixes) in [
        ("as it is", metadata().into_bytes(), &[][..]),
        ("CRLF and blank lines", metadata().replace('\n', "\r\n\r\n").into_bytes(), &[]),
        ("UTF-16", utf16(&declared, u16::to_le_bytes), &[PasteFix::Utf16]),
        ("as a browser shows it", shown.into_bytes(), &[PasteFix::TextAround]),
    ] {
        assert_eq!(read_paste(&bytes), content(read(), fixes), "{name}");
    }
    let url = "https://idp.example/metadata?app=1";
    let pasted = Pasted::MetadataUrl(url.to_owned());
    assert_eq!(read_paste(format!(" {url}\n").as_bytes()), content(pasted, &[]));
    assert_eq!(read_paste(b"http://idp.example/metadata"), Err(PasteFlaw::UrlNotHttps));
}

#[test]
fn a_private_key_is_told_before_anything_else() {
    let key = KeyPair::generate().unwrap();
    let pem = key.serialize_pem();
    let certificate_pem = Signer::rsa().certificate().pem;
    for text in [pem.clone(), format!("{certificate_pem}{pem}"), format!("<html>{pem}</html>")] {
        assert_eq!(read_paste(text.as_bytes()), certificate(Flaw::PrivateKey), "{text}");
    }
    assert_eq!(read_paste(&key.serialize_der()), certificate(Flaw::PrivateKey));
}

#[test]
fn what_is_something_else_is_named() {
    let key = KeyPair::generate().unwrap();
    let request = CertificateParams::default().serialize_request(&key).unwrap();
    assert_eq!(read_paste(request.pem().unwrap().as_bytes()), certificate(Flaw::SigningRequest));
    assert_eq!(read_paste(request.der()), certificate(Flaw::SigningRequest));
    assert_eq!(read_paste(key.public_key_pem().as_bytes()), certificate(Flaw::PublicKey));
    for page in
        ["<!DOCTYPE html><title>Sign in</title>", "<html lang=en>", "\n<!doctype HTML>\n<p>"]
    {
        assert_eq!(read_paste(page.as_bytes()), Err(PasteFlaw::WebPage));
    }
    assert_eq!(read_paste(b"PK\x03\x04\x00\xff"), Err(PasteFlaw::Archive));
    assert_eq!(read_paste(b"\x1f\x8b\x08\x00"), Err(PasteFlaw::Archive));
    let form = format!("SAMLResponse={}&RelayState=x", posted(&response()));
    for message in [response(), posted(&response()), form] {
        assert_eq!(read_paste(message.as_bytes()), Err(PasteFlaw::SamlMessage));
    }
    assert_eq!(read_paste(b"<rss/>"), Err(PasteFlaw::NotMetadata { received: "rss".to_owned() }));
    assert_eq!(read_paste(b" \n"), certificate(Flaw::Empty));
    assert_eq!(read_paste(b"northwind"), certificate(Flaw::NotACertificate));
    assert_eq!(read_paste(&[0; 100]), certificate(Flaw::NotACertificate));
    let limit = METADATA_LIMIT;
    assert_eq!(read_paste(&vec![b'a'; 300_000]), Err(PasteFlaw::TooLarge { limit }));
}
