use gatehouse_contract::sso::{RESTORABLE_DAYS, Sso, SsoConnection, SsoDraft, SsoState};
use gatehouse_contract::{AccessSecurity, Candidate, Change, Denial, TwoFactorPolicy};

use super::{on, settings};
use crate::support::{NOW, at, certificate, connection, passed_test, shifted};

fn change() -> Change {
    Change { by: "Ada Osei".to_owned(), at: at(NOW) }
}

/// Live with `okta`, and with `entra` as a draft.
fn drafted() -> AccessSecurity {
    let mut it = settings(on(), TwoFactorPolicy::NotRequired);
    it.save_connection(connection("entra"));
    it
}

fn issuer(it: &AccessSecurity) -> Option<&str> {
    it.sso().state().connection().map(|it| it.issuer.as_str())
}

fn draft(connection: SsoConnection) -> SsoDraft {
    SsoDraft { connection, test: None }
}

#[test]
fn an_edit_of_a_live_connection_is_a_draft_and_people_sign_in_as_before() {
    let it = drafted();
    assert_eq!(it.sso().state(), &on());
    assert_eq!(it.sso().draft(), Some(&draft(connection("entra"))));
}

#[test]
fn an_edit_back_to_the_live_connection_is_no_draft() {
    let mut it = drafted();
    it.save_connection(connection("okta"));
    assert_eq!(it, settings(on(), TwoFactorPolicy::NotRequired));
}

#[test]
fn saving_the_same_draft_again_keeps_its_test_and_another_drops_it() {
    let mut it = drafted();
    it.record_test(&connection("entra"), passed_test()).unwrap();
    let tested = it.clone();
    it.save_connection(connection("entra"));
    assert_eq!(it, tested);
    it.save_connection(connection("jumpcloud"));
    assert_eq!(it.sso().draft(), Some(&draft(connection("jumpcloud"))));
}

#[test]
fn a_draft_outlives_turning_single_sign_on_off_and_is_still_what_is_edited() {
    let draft_of = draft(connection("entra"));
    let off = SsoState::Tested { connection: connection("okta"), test: passed_test() };
    let sso = Sso::new(off.clone(), false, false).beside(Some(draft_of), None);
    let mut it = AccessSecurity::new(sso, TwoFactorPolicy::NotRequired).unwrap();
    it.save_connection(connection("jumpcloud"));
    assert_eq!(it.sso().state(), &off);
    assert_eq!(it.sso().draft(), Some(&draft(connection("jumpcloud"))));
}

#[test]
fn a_draft_takes_over_only_once_it_has_passed_a_test_of_its_own() {
    let mut it = drafted();
    it.record_test(&connection("okta"), passed_test()).unwrap();
    assert_eq!(it.promote_draft(change()), Err(Denial::SsoUntested));
    it.record_test(&connection("entra"), passed_test()).unwrap();
    assert_eq!(it.promote_draft(change()), Ok(()));
    assert!(it.sso().state().is_on());
    assert_eq!((issuer(&it), it.sso().draft()), (Some("entra"), None));
    assert_eq!(it.promote_draft(change()), Err(Denial::NoSsoDraft));
}

#[test]
fn a_draft_whose_certificates_have_expired_does_not_take_over() {
    let mut it = drafted();
    it.record_test(&connection("entra"), passed_test()).unwrap();
    let late = Change { at: shifted(certificate().not_after, 1), ..change() };
    let before = it.clone();
    assert_eq!(it.promote_draft(late), Err(Denial::CertificateExpired));
    assert_eq!(it, before);
}

#[test]
fn a_test_of_a_connection_that_is_gone_counts_for_nothing() {
    let mut it = drafted();
    let before = it.clone();
    let outcome = it.record_test(&connection("jumpcloud"), passed_test());
    assert_eq!((outcome, it), (Err(Denial::SsoUnconfigured), before));
}

#[test]
fn a_draft_is_given_up_and_the_live_connection_stays() {
    let mut it = drafted();
    assert_eq!(it.discard_draft(), Ok(()));
    assert_eq!(it, settings(on(), TwoFactorPolicy::NotRequired));
    assert_eq!(it.discard_draft(), Err(Denial::NoSsoDraft));
}

fn promoted() -> AccessSecurity {
    let mut it = drafted();
    it.record_test(&connection("entra"), passed_test()).unwrap();
    it.promote_draft(change()).unwrap();
    it
}

#[test]
fn the_connection_before_is_restored_within_thirty_days_and_that_is_undone_the_same_way() {
    let mut it = promoted();
    let last = shifted(at(NOW).plus_days(RESTORABLE_DAYS), -1);
    assert_eq!(it.restore_connection(Change { at: last, ..change() }), Ok(()));
    assert_eq!(issuer(&it), Some("okta"));
    assert_eq!(it.restore_connection(Change { at: last, ..change() }), Ok(()));
    assert_eq!(issuer(&it), Some("entra"));
}

#[test]
fn a_draft_of_the_connection_that_is_restored_is_none() {
    let mut it = promoted();
    it.save_connection(connection("okta"));
    assert_eq!(it.restore_connection(change()), Ok(()));
    assert_eq!((issuer(&it), it.sso().draft()), (Some("okta"), None));
}

#[test]
fn after_thirty_days_there_is_nothing_to_restore() {
    let mut it = promoted();
    let after = at(NOW).plus_days(RESTORABLE_DAYS);
    assert_eq!(it.facts(true, after).previous, Candidate::Missing);
    let outcome = it.restore_connection(Change { at: after, ..change() });
    assert_eq!(outcome, Err(Denial::NoPreviousConnection));
    assert_eq!(issuer(&it), Some("entra"));
}

#[test]
fn a_connection_works_as_long_as_one_of_its_certificates_is_valid() {
    let mut it = connection("okta");
    let end = it.certificates[0].not_after;
    let mut next = certificate();
    next.not_after = end.plus_days(365);
    it.certificates.push(next);
    assert!(!it.is_expired(shifted(end, 1)) && it.is_expired(end.plus_days(366)));
}
