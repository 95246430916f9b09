use gatehouse_contract::sso::{Sso, SsoRequirement, SsoState, SsoSwitches};
use gatehouse_contract::{
    AccessSecurity, AllowedFactors, CONFIRMED_WITHIN, Denial, FactorsHeld, Timestamp,
    TwoFactorPolicy,
};

use crate::support::{APP, NOW, at, certificate, connection, passed_test, shifted};

mod connections;
mod sequences;

fn tested() -> SsoState {
    SsoState::Tested { connection: connection("okta"), test: passed_test() }
}

fn on() -> SsoState {
    SsoState::On { connection: connection("okta"), test: passed_test() }
}

fn required() -> TwoFactorPolicy {
    TwoFactorPolicy::Required {
        holds_from: at("2026-12-01T00:00:00Z"),
        allowed: AllowedFactors::Any,
    }
}

fn settings(state: SsoState, two_factor: TwoFactorPolicy) -> AccessSecurity {
    AccessSecurity::new(Sso::new(state, false, false), two_factor).unwrap()
}

fn switches(on: bool, required: bool, idp_managed: bool) -> SsoSwitches {
    SsoSwitches { on, required, idp_managed, idp_initiated: false, password_factor: false }
}

/// Sets the switches now, with a verified domain.
fn set(settings: &mut AccessSecurity, wanted: SsoSwitches) -> Result<(), Denial> {
    settings.set_switches(wanted, true, at(NOW)).map(drop)
}

#[test]
fn stored_settings_with_both_single_sign_on_and_two_factor_are_not_taken() {
    for (state, policy, is_taken) in [
        (on(), required(), false),
        (on(), TwoFactorPolicy::NotRequired, true),
        (tested(), required(), true),
        (SsoState::Unconfigured, required(), true),
    ] {
        let stored = AccessSecurity::new(Sso::new(state, true, true), policy);
        assert_eq!(stored.is_some(), is_taken, "{stored:?}");
    }
}

#[test]
fn turning_single_sign_on_on_takes_the_two_factor_requirement_back() {
    let mut it = settings(tested(), required());
    assert_eq!(set(&mut it, switches(true, true, true)), Ok(()));
    let sso = it.sso().clone().reverting_at(None);
    assert_eq!(sso, Sso::new(on(), true, true));
    assert_eq!(it.two_factor(), &TwoFactorPolicy::NotRequired);
}

#[test]
fn turning_single_sign_on_off_can_bring_the_requirement_back_as_it_was() {
    let mut it = settings(tested(), required());
    set(&mut it, switches(true, false, false)).unwrap();
    assert_eq!(it.restore_two_factor(APP), Err(Denial::SsoIsOn));
    set(&mut it, switches(false, false, false)).unwrap();
    assert_eq!(it.two_factor(), &TwoFactorPolicy::NotRequired);
    let nothing = FactorsHeld::default();
    assert_eq!(it.restore_two_factor(nothing), Err(Denial::NoFactorOfYourOwn));
    assert_eq!(it.restore_two_factor(APP), Ok(()));
    assert_eq!(it.two_factor(), &required());
}

#[test]
fn what_was_required_before_is_what_was_when_single_sign_on_was_turned_on_last() {
    let mut it = settings(tested(), required());
    set(&mut it, switches(true, false, false)).unwrap();
    set(&mut it, switches(false, false, false)).unwrap();
    set(&mut it, switches(true, false, false)).unwrap();
    set(&mut it, switches(false, false, false)).unwrap();
    assert_eq!(it.two_factor_before(), &TwoFactorPolicy::NotRequired);
    assert_eq!(it.restore_two_factor(FactorsHeld::default()), Ok(()));
    assert_eq!(it.two_factor(), &TwoFactorPolicy::NotRequired);
}

#[test]
fn turning_single_sign_on_off_keeps_its_connection_and_both_options() {
    let mut it = settings(tested(), TwoFactorPolicy::NotRequired);
    assert_eq!(set(&mut it, switches(true, true, true)), Ok(()));
    assert_eq!(set(&mut it, switches(false, true, true)), Ok(()));
    assert_eq!(it.sso(), &Sso::new(tested(), true, true));
    assert!(!it.sso().is_enforced(true));
}

#[test]
fn an_admin_may_change_options_and_turn_single_sign_on_off_in_one_go() {
    let mut it =
        AccessSecurity::new(Sso::new(on(), true, false), TwoFactorPolicy::NotRequired).unwrap();
    assert!(it.sso().is_enforced(true));
    assert_eq!(set(&mut it, switches(false, false, true)), Ok(()));
    assert_eq!(it.sso(), &Sso::new(tested(), false, true));
}

#[test]
fn required_single_sign_on_is_suspended_without_a_verified_domain_and_comes_back_with_one() {
    let stored = |state, required| Sso::new(state, required, false);
    for (sso, without, with) in [
        (stored(on(), true), SsoRequirement::Suspended, SsoRequirement::Enforced),
        (stored(on(), false), SsoRequirement::NotRequired, SsoRequirement::NotRequired),
        (stored(tested(), true), SsoRequirement::NotRequired, SsoRequirement::NotRequired),
    ] {
        assert_eq!((sso.requirement(false), sso.requirement(true)), (without, with), "{sso:?}");
        assert!(!sso.is_enforced(false), "nobody is locked out: {sso:?}");
    }
}

#[test]
fn an_admin_cannot_require_single_sign_on_without_a_verified_domain() {
    let mut it = settings(on(), TwoFactorPolicy::NotRequired);
    let outcome = it.set_switches(switches(true, true, false), false, at(NOW));
    assert_eq!(outcome, Err(Denial::DomainUnverified));
}

#[test]
fn a_new_requirement_is_confirmed_within_fifteen_minutes_or_taken_back() {
    let mut it = settings(on(), TwoFactorPolicy::NotRequired);
    set(&mut it, switches(true, true, false)).unwrap();
    let until = at(NOW).plus_seconds(CONFIRMED_WITHIN);
    assert_eq!(it.sso().reverts_at(), Some(until));
    assert!(!it.revert_requirement(shifted(until, -1)) && it.sso().is_required());
    let mut confirmed = it.clone();
    confirmed.confirm_requirement();
    assert!(!confirmed.revert_requirement(until.plus_days(1)) && confirmed.sso().is_required());
    assert!(it.revert_requirement(until) && !it.sso().is_required());
    assert_eq!(it.sso().reverts_at(), None);
}

#[test]
fn turning_single_sign_on_on_with_the_old_requirement_is_to_be_confirmed_too() {
    let stored = Sso::new(tested(), true, false);
    let mut it = AccessSecurity::new(stored, TwoFactorPolicy::NotRequired).unwrap();
    set(&mut it, switches(true, true, false)).unwrap();
    assert_eq!(it.sso().reverts_at(), Some(at(NOW).plus_seconds(CONFIRMED_WITHIN)));
    set(&mut it, switches(true, true, true)).unwrap();
    assert!(it.sso().reverts_at().is_some(), "another switch confirms nothing");
    set(&mut it, switches(false, true, true)).unwrap();
    assert_eq!(it.sso().reverts_at(), None);
}

#[test]
fn an_admin_cannot_change_the_options_while_single_sign_on_is_off() {
    for wanted in [switches(false, true, false), switches(false, false, true)] {
        let mut it = settings(tested(), required());
        assert_eq!(set(&mut it, wanted), Err(Denial::SsoIsOff));
        assert_eq!(it, settings(tested(), required()));
    }
}

#[test]
fn an_admin_is_told_what_is_missing_before_single_sign_on_can_be_turned_on() {
    let untested = SsoState::Untested { connection: connection("okta") };
    let in_time = at(NOW);
    let too_late = shifted(certificate().not_after, 1);
    for (state, domain_verified, now, denial) in [
        (SsoState::Unconfigured, true, in_time, Denial::SsoUnconfigured),
        (untested, true, in_time, Denial::SsoUntested),
        (tested(), false, in_time, Denial::DomainUnverified),
        (tested(), true, too_late, Denial::CertificateExpired),
    ] {
        let before = settings(state, required());
        let mut it = before.clone();
        let wanted = switches(true, true, true);
        assert_eq!(it.set_switches(wanted, domain_verified, now), Err(denial));
        assert_eq!(it, before, "nothing is changed unless everything is");
    }
}

#[test]
fn saving_the_same_connection_again_keeps_its_test() {
    let mut it = settings(tested(), TwoFactorPolicy::NotRequired);
    it.save_connection(connection("okta"));
    assert_eq!(it.sso().state(), &tested());
}

#[test]
fn saving_a_connection_that_differs_in_anything_drops_its_test_and_keeps_both_options() {
    let mut renewed = connection("okta");
    renewed.certificates[0].fingerprint = "12:34".to_owned();
    let mut moved = connection("okta");
    moved.sign_in_url.push('2');
    let mut signing = connection("okta");
    signing.sign_requests = true;
    for other in [connection("entra"), renewed, moved, signing] {
        let stored = Sso::new(tested(), true, true);
        let mut it = AccessSecurity::new(stored, required()).unwrap();
        it.save_connection(other.clone());
        let sso = Sso::new(SsoState::Untested { connection: other }, true, true);
        assert_eq!(AccessSecurity::new(sso, required()), Some(it));
    }
}

#[test]
fn removing_the_connection_removes_both_options_with_it() {
    let stored = Sso::new(tested(), true, true);
    let mut it = AccessSecurity::new(stored, required()).unwrap();
    assert_eq!(it.remove_connection(), Ok(()));
    assert_eq!(it, settings(SsoState::Unconfigured, required()));
    assert_eq!(it.remove_connection(), Err(Denial::SsoUnconfigured));
}

#[test]
fn people_who_sign_in_through_a_live_connection_keep_it_while_it_is_tested_again() {
    let mut it = settings(on(), TwoFactorPolicy::NotRequired);
    let mut later = passed_test();
    later.at = Timestamp::default();
    assert_eq!(it.record_test(&connection("okta"), later.clone()), Ok(()));
    let expected = SsoState::On { connection: connection("okta"), test: later };
    assert_eq!(it.sso().state(), &expected);
}
