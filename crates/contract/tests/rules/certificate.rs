use gatehouse_contract::sso::Certificate;
use gatehouse_contract::{Flaw, Timestamp};

use crate::support::{NOW, at, certificate, shifted};

fn with_key(algorithm: &str, bits: u32) -> Result<(), Flaw> {
    let key_algorithm = algorithm.to_owned();
    Certificate { key_algorithm, key_bits: bits, ..certificate() }.check(at(NOW))
}

fn is_near(share: f64, expected: f64) -> bool {
    (share - expected).abs() < 1e-9
}

#[test]
fn a_certificate_is_accepted_from_the_first_to_the_last_moment_of_its_validity() {
    let it = certificate();
    for moment in [it.not_before, at(NOW), it.not_after] {
        assert_eq!(it.check(moment), Ok(()));
    }
}

#[test]
fn an_admin_cannot_use_a_certificate_a_moment_after_its_validity_has_ended() {
    let it = certificate();
    let expired = Err(Flaw::CertificateExpired { at: it.not_after });
    assert_eq!(it.check(shifted(it.not_after, 1)), expired);
    assert!(it.is_expired(shifted(it.not_after, 1)));
    assert!(!it.is_expired(it.not_after));
}

#[test]
fn an_admin_cannot_use_a_certificate_a_moment_before_its_validity_begins() {
    let it = certificate();
    let early = Err(Flaw::CertificateNotYetValid { from: it.not_before });
    assert_eq!(it.check(shifted(it.not_before, -1)), early);
    assert!(!it.is_expired(shifted(it.not_before, -1)));
}

#[test]
fn an_admin_cannot_use_a_certificate_with_a_short_rsa_key() {
    assert_eq!(with_key("RSA", 2047), Err(Flaw::WeakKey { bits: 2047, least: 2048 }));
    assert_eq!(with_key("RSA", 2048), Ok(()));
    assert_eq!(with_key("EC", 256), Ok(()), "an elliptic curve needs fewer bits");
}

#[test]
fn a_key_that_cannot_be_used_is_the_reason_at_whatever_time() {
    let weak = Certificate { key_bits: 1024, ..certificate() };
    for moment in [shifted(weak.not_before, -1), at(NOW), shifted(weak.not_after, 1)] {
        assert_eq!(weak.check(moment), Err(Flaw::WeakKey { bits: 1024, least: 2048 }));
    }
}

#[test]
fn an_admin_is_told_which_kind_of_key_is_not_supported() {
    for other in ["Ed25519", "DSA", "1.2.3.4", "rsa", ""] {
        let flaw = Flaw::UnsupportedKey { algorithm: other.to_owned() };
        assert_eq!(with_key(other, 4096), Err(flaw));
    }
}

#[test]
fn the_validity_bar_runs_from_empty_to_full() {
    let it = certificate();
    let quarter = (it.not_after.unix_millis() - it.not_before.unix_millis()) / 4;
    for (moment, share) in [
        (shifted(it.not_before, -1_000_000), 0.0),
        (it.not_before, 0.0),
        (shifted(it.not_before, quarter), 0.25),
        (shifted(it.not_before, 2 * quarter), 0.5),
        (it.not_after, 1.0),
        (shifted(it.not_after, 1_000_000), 1.0),
    ] {
        assert!(is_near(it.elapsed(moment), share), "{share}");
    }
}

#[test]
fn the_validity_bar_of_a_certificate_that_was_never_valid_is_empty_or_full() {
    let moment: Timestamp = at(NOW);
    let never = |not_before, not_after| Certificate { not_before, not_after, ..certificate() };
    assert!(is_near(never(moment, moment).elapsed(moment), 0.0));
    assert!(is_near(never(moment, shifted(moment, -9)).elapsed(shifted(moment, 9)), 1.0));
}
