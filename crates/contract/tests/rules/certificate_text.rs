use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gatehouse_contract::Flaw;
use gatehouse_contract::sso::{CERTIFICATE_LIMIT, certificate_pem, read_certificate_text};
use proptest::prelude::*;

mod instead;

const CERTIFICATE: &str = include_str!("../fixtures/certificate.pem");
const VERSION_1: &str = include_str!("../fixtures/certificate_version_1.pem");
const WITH_TEXT: &str = include_str!("../fixtures/certificate_with_text.pem");

/// The lines between the first and the last, as one.
fn bare(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with('-')).collect()
}

fn der() -> Vec<u8> {
    STANDARD.decode(bare(CERTIFICATE)).unwrap()
}

fn assert_read(text: &str) {
    assert_eq!(read_certificate_text(text), Ok(der()), "{text}");
}

#[test]
fn an_admin_may_paste_pem_with_its_header_lines() {
    assert_read(CERTIFICATE);
    assert_read(CERTIFICATE.trim());
}

#[test]
fn an_admin_may_paste_bare_base64_with_or_without_line_breaks() {
    assert_read(&bare(CERTIFICATE));
    assert_read(
        &CERTIFICATE.lines().filter(|it| !it.starts_with('-')).collect::<Vec<_>>().join("\n"),
    );
}

#[test]
fn an_admin_may_paste_pem_with_only_one_of_its_header_lines() {
    let bare = bare(CERTIFICATE);
    assert_read(&format!("-----BEGIN CERTIFICATE-----\n{bare}"));
    assert_read(&format!("{bare}\n-----END CERTIFICATE-----"));
}

#[test]
fn an_admin_may_paste_what_another_system_or_mail_did_to_line_breaks() {
    assert_read(&CERTIFICATE.replace('\n', "\r\n"));
    assert_read(&CERTIFICATE.replace('\n', "\r"));
    assert_read(&CERTIFICATE.replace('\n', "\n\n"));
    assert_read(&CERTIFICATE.replace('\n', "\n    "));
    assert_read(&format!("\n\n \t{CERTIFICATE}\n\n "));
}

#[test]
fn an_admin_may_paste_pem_that_a_one_line_field_has_put_on_one_line() {
    assert_read(&CERTIFICATE.replace('\n', " "));
    assert_read(&CERTIFICATE.replace('\n', ""));
}

#[test]
fn an_admin_may_paste_a_file_that_begins_with_a_byte_order_mark() {
    assert_read(&format!("\u{feff}{CERTIFICATE}"));
    assert_read(&format!("\u{feff}{}", bare(CERTIFICATE)));
}

#[test]
fn an_admin_may_paste_base64_that_has_lost_its_padding() {
    assert!(CERTIFICATE.contains('='), "the fixture has padding to lose");
    assert_read(&CERTIFICATE.replace('=', ""));
    assert_read(&bare(CERTIFICATE).replace('=', ""));
}

#[test]
fn an_admin_may_paste_what_openssl_prints_around_a_certificate() {
    assert_read(WITH_TEXT);
    assert_read(&format!("subject=CN = northwind\n{CERTIFICATE}---\nServer certificate"));
}

#[test]
fn an_old_certificate_without_a_version_is_not_taken_for_something_else() {
    let der = STANDARD.decode(bare(VERSION_1)).unwrap();
    assert_eq!(read_certificate_text(VERSION_1), Ok(der));
}

#[test]
fn a_der_file_is_shown_as_the_pem_that_openssl_makes_of_it() {
    assert_eq!(certificate_pem(&der()), CERTIFICATE);
}

#[test]
fn nothing_and_white_space_are_empty() {
    for nothing in ["", " ", "\r\n\r\n", "\u{feff}", "\u{feff} \n"] {
        assert_eq!(read_certificate_text(nothing), Err(Flaw::Empty), "{nothing:?}");
    }
}

#[test]
fn a_paste_of_two_megabytes_is_too_long_and_one_at_the_limit_is_not() {
    let too_long = Err(Flaw::TooLong { limit: CERTIFICATE_LIMIT });
    assert_eq!(read_certificate_text(&"A".repeat(2 << 20)), too_long);
    assert_eq!(read_certificate_text(&"A".repeat(65_537)), too_long);
    assert_eq!(read_certificate_text(&"風".repeat(65_537)), too_long);
    assert_eq!(read_certificate_text(&"風".repeat(65_536)), Err(Flaw::NotACertificate));
    assert_eq!(read_certificate_text(&"A".repeat(65_536)), Err(Flaw::NotACertificate));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = read_certificate_text(&text);
        let _ = read_certificate_text(&format!("-----BEGIN CERTIFICATE-----{text}"));
    }

    #[test]
    fn no_bytes_make_it_panic_and_what_is_read_is_what_was_pasted(bytes: Vec<u8>) {
        let read = read_certificate_text(&STANDARD.encode(&bytes));
        prop_assert!(read.is_err() || read == Ok(bytes));
    }

    #[test]
    fn no_certificate_with_bytes_cut_off_or_altered_makes_it_panic(
        length in 0..400_usize,
        place in 0..40_usize,
        byte: u8,
    ) {
        let mut damaged = der();
        damaged[place] = byte;
        damaged.truncate(length);
        let _ = read_certificate_text(&STANDARD.encode(&damaged));
    }
}
