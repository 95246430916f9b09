//! Whatever people do, in whatever order and at whatever time.

use gatehouse_contract::sso::{PassedTest, SsoConnection, SsoState, SsoSwitches};
use gatehouse_contract::{
    AccessFacts, AccessSecurity, Action, AllowedFactors, Change, Denial, Timestamp, TwoFactorPolicy,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;

use crate::support::{at, connection, passed_test};

#[derive(Clone, Debug)]
enum Step {
    Save(SsoConnection),
    Test(PassedTest),
    TestDraft(PassedTest),
    Promote(Timestamp),
    Restore(Timestamp),
    Discard,
    Remove,
    Switch { wanted: SsoSwitches, domain_verified: bool, now: Timestamp },
    TwoFactor(TwoFactorPolicy),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec(step(), 1..40)
}

/// A time within the validity of the connection's certificate.
const MIDDLE: &str = "2026-06-01T00:00:00Z";

/// Times before, within and after the validity of the connection's certificate.
fn time() -> impl Strategy<Value = Timestamp> {
    select(vec![at("2025-06-01T00:00:00Z"), at(MIDDLE), at("2027-06-01T00:00:00Z")])
}

fn step() -> impl Strategy<Value = Step> {
    let two_factor = |required, holds_from| {
        let policy = TwoFactorPolicy::Required { holds_from, allowed: AllowedFactors::Any };
        Step::TwoFactor(if required { policy } else { TwoFactorPolicy::NotRequired })
    };
    let switch = |(on, required, idp_managed, idp_initiated, domain_verified), now| {
        let wanted =
            SsoSwitches { on, required, idp_managed, idp_initiated, password_factor: false };
        Step::Switch { wanted, domain_verified, now }
    };
    prop_oneof![
        3 => select(vec!["okta", "entra"]).prop_map(|issuer| Step::Save(connection(issuer))),
        2 => time().prop_map(|at| Step::Test(PassedTest { at, ..passed_test() })),
        3 => time().prop_map(|at| Step::TestDraft(PassedTest { at, ..passed_test() })),
        3 => time().prop_map(Step::Promote),
        1 => time().prop_map(Step::Restore),
        1 => Just(Step::Discard),
        1 => Just(Step::Remove),
        3 => (any::<(bool, bool, bool, bool, bool)>(), time()).prop_map(move |(it, now)| switch(it, now)),
        2 => (any::<bool>(), time()).prop_map(move |(it, time)| two_factor(it, time)),
    ]
}

fn take(settings: &mut AccessSecurity, step: Step) -> Result<(), Denial> {
    match step {
        Step::Save(connection) => {
            settings.save_connection(connection);
            Ok(())
        }
        Step::Test(test) => {
            let connection = settings.sso().state().connection().cloned();
            settings.record_test(&connection.ok_or(Denial::SsoUnconfigured)?, test)
        }
        Step::TestDraft(test) => {
            let draft = settings.sso().draft().map(|it| it.connection.clone());
            settings.record_test(&draft.ok_or(Denial::NoSsoDraft)?, test)
        }
        Step::Promote(at) => settings.promote_draft(change(at)),
        Step::Restore(at) => settings.restore_connection(change(at)),
        Step::Discard => settings.discard_draft(),
        Step::Remove => settings.remove_connection(),
        Step::Switch { wanted, domain_verified, now } => {
            settings.set_switches(wanted, domain_verified, now).map(drop)
        }
        Step::TwoFactor(policy) => settings.set_two_factor(policy),
    }
}

fn change(at: Timestamp) -> Change {
    Change { by: "Ada Osei".to_owned(), at }
}

/// The settings after each step, and what came of the step.
fn walk(steps: Vec<Step>) -> Vec<(AccessSecurity, Step, Result<(), Denial>, AccessSecurity)> {
    let mut now = AccessSecurity::default();
    let mut walked = Vec::new();
    for step in steps {
        let before = now.clone();
        let outcome = take(&mut now, step.clone());
        walked.push((before, step, outcome, now.clone()));
    }
    walked
}

/// What the policy says of a step that is one action.
fn permit(facts: AccessFacts, step: &Step) -> Option<Result<(), Denial>> {
    let action = match step {
        Step::Save(_) => Action::SaveSsoConnection,
        Step::Discard => Action::DiscardSsoDraft,
        Step::Promote(at_this) if *at_this == at(MIDDLE) => Action::PromoteSsoDraft,
        Step::Restore(at_this) if *at_this == at(MIDDLE) => Action::RestoreSsoConnection,
        Step::Remove => Action::RemoveSsoConnection,
        Step::TwoFactor(TwoFactorPolicy::Required { .. }) => Action::RequireTwoFactor,
        Step::TwoFactor(TwoFactorPolicy::NotRequired) => Action::StopRequiringTwoFactor,
        _ => return None,
    };
    Some(facts.permit(action))
}

proptest! {
    #[test]
    fn single_sign_on_is_never_on_while_two_factor_is_required(steps in steps()) {
        for (.., after) in walk(steps) {
            prop_assert!(!(after.sso().state().is_on() && after.two_factor().is_required()));
        }
    }

    #[test]
    fn single_sign_on_is_never_on_without_a_certificate_and_a_passed_test(steps in steps()) {
        for (.., after) in walk(steps) {
            let state = after.sso().state();
            let signers = state.connection().map(|it| it.certificates.len());
            prop_assert!(!state.is_on() || signers.is_some_and(|it| it > 0));
            prop_assert!(!state.is_on() || state.test().is_some());
        }
    }

    #[test]
    fn single_sign_on_is_turned_on_only_from_tested_and_only_as_it_was_tested(steps in steps()) {
        for (before, step, _, after) in walk(steps) {
            if before.sso().state().is_on() || !after.sso().state().is_on() {
                continue;
            }
            let (from, to) = (before.sso().state(), after.sso().state());
            prop_assert!(matches!(from, SsoState::Tested { .. }), "{step:?} from {from:?}");
            prop_assert_eq!(from.connection(), to.connection());
            prop_assert_eq!(from.test(), to.test());
            let in_time = matches!(step, Step::Switch { domain_verified: true, now, .. }
                if to.connection().is_some_and(|it| now <= it.certificates[0].not_after));
            prop_assert!(in_time, "{step:?}");
        }
    }

    #[test]
    fn a_live_connection_is_replaced_only_by_one_that_passed_a_test(steps in steps()) {
        for (before, step, _, after) in walk(steps) {
            let (was, is) = (before.sso(), after.sso());
            if !was.state().is_on() || was.state().connection() == is.state().connection() {
                continue;
            }
            let drafted = was.draft().map(|it| (Some(&it.connection), it.test.as_ref()));
            let earlier = before.sso().previous(at("2025-06-01T00:00:00Z"));
            let earlier = earlier.map(|it| (Some(&it.connection), Some(&it.test)));
            let to = (is.state().connection(), is.state().test());
            prop_assert!(to.1.is_some() && [drafted, earlier].contains(&Some(to)), "{step:?}");
        }
    }

    #[test]
    fn a_refused_step_changes_nothing(steps in steps()) {
        for (before, step, outcome, after) in walk(steps) {
            prop_assert!(outcome.is_ok() || before == after, "{step:?}");
        }
    }

    #[test]
    fn an_accepted_change_of_the_switches_leaves_them_as_they_were_wanted(steps in steps()) {
        for (_, step, outcome, after) in walk(steps) {
            if let (Step::Switch { wanted, .. }, Ok(())) = (step, outcome) {
                prop_assert_eq!(SsoSwitches::of(after.sso()), wanted);
            }
        }
    }

    #[test]
    fn what_the_page_says_of_a_step_is_what_comes_of_it(steps in steps()) {
        for (before, step, outcome, _) in walk(steps) {
            let facts = before.facts(true, at(MIDDLE));
            if let Some(permit) = permit(facts, &step) {
                prop_assert_eq!(permit, outcome, "{:?}", step);
            }
        }
    }

    #[test]
    fn a_passed_test_is_on_record_as_the_last_one(steps in steps()) {
        for (_, step, outcome, after) in walk(steps) {
            match (step, outcome) {
                (Step::Test(test), Ok(())) => {
                    prop_assert_eq!(after.sso().state().test(), Some(&test));
                }
                (Step::TestDraft(test), Ok(())) => {
                    prop_assert_eq!(after.sso().draft().and_then(|it| it.test.as_ref()), Some(&test));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn everything_that_is_reached_can_be_stored_and_read_again(steps in steps()) {
        for (.., after) in walk(steps) {
            let stored = AccessSecurity::new(after.sso().clone(), *after.two_factor());
            let stored = stored.map(|it| it.remembering(*after.two_factor_before()));
            prop_assert_eq!(stored, Some(after));
        }
    }
}

#[test]
fn these_walks_do_get_to_single_sign_on_and_to_a_two_factor_requirement() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut reached = (0, 0, 0);
    for _ in 0..400 {
        let tree = steps().new_tree(&mut runner).unwrap();
        for (.., after) in walk(tree.current()) {
            reached.0 += u32::from(after.sso().state().is_on());
            reached.1 += u32::from(after.two_factor().is_required());
            reached.2 += u32::from(after.sso().previous(at(MIDDLE)).is_some());
        }
    }
    assert!(reached.0 > 20 && reached.1 > 20 && reached.2 > 5, "{reached:?}");
}
