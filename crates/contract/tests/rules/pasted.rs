use gatehouse_contract::saml::{LeftOut, PasteFlaw, PasteReading, PastedChange, PastedValues};
use gatehouse_contract::sso::{Certificate, SsoConnection};
use gatehouse_contract::{Flaw, Timestamp};

use crate::support::{NOW, at, certificate, connection};

const SAVED: &str = "https://idp.example/metadata";

fn now() -> Timestamp {
    at(NOW)
}

/// A certificate that is good now.
fn other() -> Certificate {
    let (pem, fingerprint) = ("other".to_owned(), "EF:01".to_owned());
    Certificate { pem, fingerprint, ..certificate() }
}

fn expired() -> Certificate {
    let not_after = at("2026-02-01T00:00:00Z");
    Certificate { fingerprint: "00:01".to_owned(), not_after, ..certificate() }
}

fn weak() -> Certificate {
    Certificate { fingerprint: "00:02".to_owned(), key_bits: 1024, ..certificate() }
}

fn metadata(certificates: Vec<Certificate>) -> PasteReading {
    PasteReading::Metadata {
        issuer: SAVED.to_owned(),
        sign_in_url: connection(SAVED).sign_in_url,
        certificates,
        wants_signed_requests: true,
        fixes: vec![],
    }
}

fn certificates(certificates: Vec<Certificate>) -> PasteReading {
    PasteReading::Certificates { certificates, fixes: vec![] }
}

fn values(reading: PasteReading) -> PastedValues {
    PastedValues::of(reading, now()).unwrap()
}

#[test]
fn metadata_gives_every_field_and_a_certificate_only_its_own() {
    let all = values(metadata(vec![certificate()]));
    assert_eq!(all.sign_requests, Some(true));
    let SsoConnection { sign_in_url, issuer, certificates: saved, .. } = connection(SAVED);
    assert_eq!((all.sign_in_url, all.issuer), (Some(sign_in_url), Some(issuer)));
    assert_eq!(all.certificates, saved);
    let one = values(certificates(vec![certificate()]));
    assert_eq!((one.sign_in_url, one.issuer, one.sign_requests), (None, None, None));
    assert_eq!(one.certificates, saved);
}

#[test]
fn the_first_four_certificates_that_can_be_used_are_taken_and_the_others_say_why_not() {
    let good = |number: u32| Certificate { fingerprint: format!("AA:{number}"), ..certificate() };
    let mut found = vec![expired(), weak()];
    found.extend((0..5).map(good));
    let taken = values(certificates(found));
    assert_eq!(taken.certificates, [good(0), good(1), good(2), good(3)]);
    let at = expired().not_after;
    assert_eq!(
        taken.left_out,
        [
            (expired(), LeftOut::Flaw(Flaw::CertificateExpired { at })),
            (weak(), LeftOut::Flaw(Flaw::WeakKey { bits: 1024, least: 2048 })),
            (good(4), LeftOut::TooMany),
        ]
    );
}

#[test]
fn the_next_certificate_is_taken_before_its_time_beside_one_that_is_valid_and_not_alone() {
    let not_before = at("2026-12-24T00:00:00Z");
    let next = Certificate { not_before, ..other() };
    let both = values(certificates(vec![certificate(), next.clone()]));
    assert_eq!(both.certificates, [certificate(), next.clone()]);
    let flaw = Flaw::CertificateNotYetValid { from: not_before };
    let alone = PastedValues::of(certificates(vec![next]), now());
    assert_eq!(alone, Err(PasteFlaw::Certificate { flaw }));
}

#[test]
fn what_cannot_be_used_at_all_gives_nothing() {
    let flaw = Flaw::CertificateExpired { at: expired().not_after };
    let nothing = PastedValues::of(certificates(vec![expired(), weak()]), now());
    assert_eq!(nothing, Err(PasteFlaw::Certificate { flaw }));
    let unusable = PasteReading::Unusable { flaw: PasteFlaw::WebPage };
    assert_eq!(PastedValues::of(unusable, now()), Err(PasteFlaw::WebPage));
    let rest = values(metadata(vec![expired()]));
    assert!(rest.certificates.is_empty());
    assert_eq!(rest.changes(&connection("other")).len(), 2, "the issuer and the requests alone");
}

#[test]
fn what_is_saved_already_changes_nothing() {
    let saved = SsoConnection { sign_requests: true, ..connection(SAVED) };
    assert_eq!(values(metadata(vec![certificate()])).changes(&saved), []);
    assert_eq!(values(certificates(vec![certificate()])).changes(&connection("other")), []);
}

#[test]
fn each_change_is_told_and_certificates_are_told_apart_by_fingerprint() {
    let saved =
        SsoConnection { sign_in_url: "https://old.example".to_owned(), ..connection("old") };
    let to = connection(SAVED).sign_in_url;
    assert_eq!(
        values(metadata(vec![other()])).changes(&saved),
        [
            PastedChange::SignInUrl { from: saved.sign_in_url.clone(), to },
            PastedChange::Issuer { from: "old".to_owned(), to: SAVED.to_owned() },
            PastedChange::SignRequests { from: false, to: true },
            PastedChange::Certificates {
                kept: vec![],
                added: vec![other()],
                gone: vec![certificate()],
            },
        ]
    );
}
