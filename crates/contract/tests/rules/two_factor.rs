use gatehouse_contract::{
    AllowedFactors, Coverage, Denial, FactorDue, FactorsHeld, Field, FieldError, Flaw, Timestamp,
    TwoFactorPolicy, TwoFactorRequirement,
};

use crate::support::{APP, NOW, at, shifted};

const DAY: i64 = 86_400_000;

fn required_from(holds_from: Option<Timestamp>) -> Result<TwoFactorPolicy, Vec<FieldError>> {
    TwoFactorRequirement { required: true, holds_from, allowed: AllowedFactors::Any }.parse(at(NOW))
}

fn from_now(milliseconds: i64) -> Result<TwoFactorPolicy, Vec<FieldError>> {
    required_from(Some(shifted(at(NOW), milliseconds)))
}

fn holds(holds_from: Timestamp) -> Result<TwoFactorPolicy, Vec<FieldError>> {
    Ok(TwoFactorPolicy::Required { holds_from, allowed: AllowedFactors::Any })
}

fn flawed(flaw: Flaw) -> Result<TwoFactorPolicy, Vec<FieldError>> {
    Err(vec![FieldError::new(Field::HoldsFrom, flaw)])
}

#[test]
fn a_requirement_without_a_date_holds_at_once() {
    assert_eq!(required_from(None), holds(at(NOW)));
}

#[test]
fn a_requirement_holds_from_the_date_chosen_up_to_thirty_days_ahead() {
    for milliseconds in [0, 1, DAY, 30 * DAY - 1, 30 * DAY] {
        assert_eq!(from_now(milliseconds), holds(shifted(at(NOW), milliseconds)));
    }
}

#[test]
fn an_owner_cannot_announce_a_requirement_more_than_thirty_days_ahead() {
    let latest = at("2026-12-23T12:00:00Z");
    assert_eq!(from_now(30 * DAY + 1), flawed(Flaw::TooFarAhead { latest }));
    assert_eq!(
        required_from(Some(at("9999-12-31T23:59:59Z"))),
        flawed(Flaw::TooFarAhead { latest })
    );
}

#[test]
fn a_moment_of_the_last_day_counts_as_now_since_it_may_be_today_elsewhere() {
    for milliseconds in [-1, 1 - DAY, -DAY] {
        assert_eq!(from_now(milliseconds), holds(at(NOW)));
    }
}

#[test]
fn an_owner_cannot_require_two_factor_from_a_date_that_has_passed() {
    assert_eq!(from_now(-DAY - 1), flawed(Flaw::InThePast));
    assert_eq!(required_from(Some(at("0000-01-01T00:00:00Z"))), flawed(Flaw::InThePast));
}

#[test]
fn the_date_does_not_matter_when_nothing_is_required() {
    for holds_from in [None, Some(at(NOW)), Some(at("2000-01-01T00:00:00Z"))] {
        let allowed = AllowedFactors::PasskeysOnly;
        let requirement = TwoFactorRequirement { required: false, holds_from, allowed };
        assert_eq!(requirement.parse(at(NOW)), Ok(TwoFactorPolicy::NotRequired));
    }
}

#[test]
fn a_requirement_announced_for_later_counts_as_required_already() {
    let allowed = AllowedFactors::PasskeysOnly;
    let later = TwoFactorPolicy::Required { holds_from: at("2026-12-01T00:00:00Z"), allowed };
    assert!(later.is_required());
    assert_eq!(later.demand(at("2026-11-30T23:59:59Z")), None);
    assert_eq!(later.demand(at("2026-12-01T00:00:00Z")), Some(allowed));
    assert!(!TwoFactorPolicy::NotRequired.is_required());
}

#[test]
fn whoever_requires_a_factor_of_others_has_one_that_counts() {
    let held = |authenticator_app, passkey| FactorsHeld { authenticator_app, passkey };
    let required = |allowed| TwoFactorPolicy::Required { holds_from: at(NOW), allowed };
    let (none, app, passkey) = (held(false, false), held(true, false), held(false, true));
    for (policy, held, permit) in [
        (TwoFactorPolicy::NotRequired, none, Ok(())),
        (required(AllowedFactors::Any), none, Err(Denial::NoFactorOfYourOwn)),
        (required(AllowedFactors::Any), app, Ok(())),
        (required(AllowedFactors::Any), passkey, Ok(())),
        (required(AllowedFactors::PasskeysOnly), none, Err(Denial::NoPasskeyOfYourOwn)),
        (required(AllowedFactors::PasskeysOnly), app, Err(Denial::NoPasskeyOfYourOwn)),
        (required(AllowedFactors::PasskeysOnly), passkey, Ok(())),
    ] {
        assert_eq!(policy.permit(held), permit, "{policy:?} {held:?}");
    }
}

#[test]
fn a_factor_is_due_from_its_announcement_on_for_whoever_has_none_that_counts() {
    let (holds_from, app) = (at("2026-12-01T00:00:00Z"), APP);
    let nothing = FactorsHeld::default();
    let required = |allowed| TwoFactorPolicy::Required { holds_from, allowed };
    let due = |allowed| Some(FactorDue { holds_from, allowed });
    let (any, passkeys) = (AllowedFactors::Any, AllowedFactors::PasskeysOnly);
    assert_eq!(required(any).due(nothing), due(any));
    assert_eq!(required(any).due(app), None);
    assert_eq!(required(passkeys).due(app), due(passkeys));
    assert_eq!(TwoFactorPolicy::NotRequired.due(nothing), None);
}

#[test]
fn the_ring_counts_everyone_once() {
    let coverage = Coverage { authenticator_app: 28, passkey: 5, none: 11 };
    assert_eq!((coverage.protected(), coverage.people()), (33, 44));
    assert_eq!(coverage.lacking(AllowedFactors::Any), 11);
    assert_eq!(coverage.lacking(AllowedFactors::PasskeysOnly), 39);
    assert_eq!((Coverage::default().protected(), Coverage::default().people()), (0, 0));
}
