use gatehouse_contract::saml::{PasteFix, PasteFlaw, decode_text, pasted_url};

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn text_is_told_in_every_encoding_that_editors_write() {
    let text = || "Ünï".to_owned();
    assert_eq!(decode_text("Ünï".as_bytes()), Some((text(), None)));
    let marked = Some((text(), Some(PasteFix::ByteOrderMark)));
    assert_eq!(decode_text("\u{feff}Ünï".as_bytes()), marked);
    for bytes in [utf16("Ünï", u16::to_le_bytes), utf16("Ünï", u16::to_be_bytes)] {
        assert_eq!(decode_text(&bytes), Some((text(), Some(PasteFix::Utf16))));
    }
}

#[test]
fn bytes_that_are_no_text_are_told_from_it() {
    for bytes in [&b"\x30\x82\x01\xff"[..], b"PK\x03\x04\0", b"\xff\xfe\0\0", b"\xff\xfe\0\xd8"] {
        assert_eq!(decode_text(bytes), None, "{bytes:?}");
    }
}

#[test]
fn a_url_is_told_from_other_text() {
    let url = "https://idp.example/metadata?app=1";
    assert_eq!(pasted_url(&format!(" {url}\n")), Some(Ok(url)));
    assert_eq!(pasted_url("HTTPS://idp.example"), Some(Ok("HTTPS://idp.example")));
    for other in ["http://idp.example/metadata", "ftp://idp.example", "file:///etc/passwd"] {
        assert_eq!(pasted_url(other), Some(Err(PasteFlaw::UrlNotHttps)), "{other}");
    }
    for text in ["", "https://", "://idp.example", "see https://idp.example", "idp.example"] {
        assert_eq!(pasted_url(text), None, "{text}");
    }
}
