use gatehouse_contract::Flaw;
use gatehouse_contract::saml::PasteFlaw;
use gatehouse_saml::{METADATA_LIMIT, Pasted, read_metadata, read_paste};
use rcgen::{CertificateParams, KeyPair};

use crate::idp::{Signer, posted, response};
use crate::metadata::metadata;

fn certificate(flaw: Flaw) -> Result<Pasted, PasteFlaw> {
    Err(PasteFlaw::Certificate { flaw })
}

#[test]
fn a_certificate_is_understood_in_every_way_of_writing_it() {
    let signer = Signer::rsa();
    let pem = signer.certificate().pem;
    let body: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
    for (name, text) in [
        ("PEM", pem.clone()),
        ("CRLF", pem.replace('\n', "\r\n")),
        ("blank lines", pem.replace('\n', "\n\n")),
        ("a byte order mark", format!("\u{feff}{pem}")),
        ("text around", format!("subject=CN = idp\n{pem}\nbye")),
        (
            "no header lines",
            pem.lines().filter(|it| !it.starts_with('-')).collect::<Vec<_>>().join("\n"),
        ),
        ("one line", body),
        ("the same twice", pem.repeat(2)),
    ] {
        assert_eq!(
            read_paste(text.as_bytes()),
            Ok(Pasted::Certificates(vec![signer.der.clone()])),
            "{name}"
        );
    }
    assert_eq!(read_paste(&signer.der), Ok(Pasted::Certificates(vec![signer.der.clone()])), "DER");
}

#[test]
fn a_file_with_two_certificates_gives_both() {
    let (one, two) = (Signer::rsa(), Signer::other());
    let text = format!("{}\n{}", one.certificate().pem, two.certificate().pem);
    assert_eq!(read_paste(text.as_bytes()), Ok(Pasted::Certificates(vec![one.der, two.der])));
}

#[test]
fn metadata_and_its_url_are_understood() {
    let read = read_metadata(&metadata()).unwrap();
    assert_eq!(read_paste(metadata().as_bytes()), Ok(Pasted::Metadata(read.clone())));
    let utf16: Vec<u8> =
        [0xfeff].into_iter().chain(metadata().encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_paste(&utf16), Ok(Pasted::Metadata(read)), "UTF-16");
    let url = "https://idp.example/metadata?app=1";
    assert_eq!(read_paste(format!(" {url}\n").as_bytes()), Ok(Pasted::MetadataUrl(url.to_owned())));
    for other in ["http://idp.example/metadata", "ftp://idp.example", "file:///etc/passwd"] {
        assert_eq!(read_paste(other.as_bytes()), Err(PasteFlaw::UrlNotHttps), "{other}");
    }
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
