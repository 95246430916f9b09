use gatehouse_contract::AllowedFactors::{Any, PasskeysOnly};
use gatehouse_contract::BeganWith::{Passkey, Password, Sso};
use gatehouse_contract::sso::SsoRequirement::{Enforced, NotRequired, Suspended};
use gatehouse_contract::sso::SsoState;
use gatehouse_contract::{
    AccessSecurity, AllowedFactors, FactorsHeld, Role, Standing, StandingFacts, TwoFactorPolicy,
};

use crate::support::{NOW, at, connection, passed_test};

const NOTHING: FactorsHeld = FactorsHeld { authenticator_app: false, passkey: false };
const APP: FactorsHeld = FactorsHeld { authenticator_app: true, passkey: false };
const PASSKEY: FactorsHeld = FactorsHeld { authenticator_app: false, passkey: true };
const BOTH: FactorsHeld = FactorsHeld { authenticator_app: true, passkey: true };

fn facts(held: FactorsHeld, demand: Option<AllowedFactors>) -> StandingFacts {
    StandingFacts { began_with: Password, factor_proven: false, held, enrols_again: false, demand }
}

#[test]
fn whoever_has_a_factor_is_asked_for_it_whether_or_not_one_is_required() {
    for held in [APP, PASSKEY, BOTH] {
        for demand in [None, Some(Any), Some(PasskeysOnly)] {
            assert_eq!(facts(held, demand).standing(), Standing::ProvesFactor, "{held:?}");
        }
    }
}

#[test]
fn whoever_must_have_a_factor_and_has_none_that_counts_sets_one_up() {
    for (held, demand, standing) in [
        (NOTHING, None, Standing::SignedIn),
        (NOTHING, Some(Any), Standing::Enrols(Any)),
        (NOTHING, Some(PasskeysOnly), Standing::Enrols(PasskeysOnly)),
        (APP, Some(Any), Standing::SignedIn),
        (APP, Some(PasskeysOnly), Standing::Enrols(PasskeysOnly)),
        (PASSKEY, Some(PasskeysOnly), Standing::SignedIn),
        (BOTH, Some(PasskeysOnly), Standing::SignedIn),
    ] {
        let proven = StandingFacts { factor_proven: held.any(), ..facts(held, demand) };
        assert_eq!(proven.standing(), standing, "{proven:?}");
    }
}

#[test]
fn a_passkey_alone_is_two_factors_at_once() {
    for demand in [None, Some(Any), Some(PasskeysOnly)] {
        let facts =
            StandingFacts { began_with: Passkey, factor_proven: true, ..facts(PASSKEY, demand) };
        assert_eq!(facts.standing(), Standing::SignedIn, "{facts:?}");
    }
}

#[test]
fn an_identity_provider_asks_for_its_own_second_factor() {
    for held in [NOTHING, APP] {
        let facts = StandingFacts { began_with: Sso, ..facts(held, Some(Any)) };
        assert_eq!(facts.standing(), Standing::SignedIn);
    }
}

#[test]
fn the_last_recovery_code_leads_to_setting_up_anew_and_a_password_alone_does_not() {
    let next = StandingFacts { enrols_again: true, ..facts(APP, None) };
    assert_eq!(next.standing(), Standing::ProvesFactor);
    let proven = StandingFacts { factor_proven: true, ..next };
    assert_eq!(proven.standing(), Standing::Enrols(Any));
    let demand = Some(PasskeysOnly);
    assert_eq!(StandingFacts { demand, ..proven }.standing(), Standing::Enrols(PasskeysOnly));
}

#[test]
fn whoever_was_reset_sets_a_factor_up_at_the_next_sign_in_whether_or_not_one_is_required() {
    let reset = StandingFacts { enrols_again: true, ..facts(NOTHING, None) };
    assert_eq!(reset.standing(), Standing::Enrols(Any));
}

#[test]
fn codes_are_not_taken_from_whoever_has_a_passkey_where_passkeys_alone_count() {
    assert!(facts(BOTH, Some(Any)).takes_codes() && facts(APP, Some(PasskeysOnly)).takes_codes());
    assert!(!facts(BOTH, Some(PasskeysOnly)).takes_codes());
    assert!(!facts(PASSKEY, None).takes_codes());
}

#[test]
fn owners_and_admins_must_have_a_factor_beside_required_single_sign_on() {
    let security = AccessSecurity::default();
    for role in Role::ALL {
        let demand = role.keeps_password().then_some(Any);
        assert_eq!(security.demand(role, false, Enforced, at(NOW)), demand, "{role:?}");
        for requirement in [NotRequired, Suspended] {
            assert_eq!(security.demand(role, false, requirement, at(NOW)), None);
        }
    }
}

#[test]
fn nobody_has_to_set_up_a_factor_while_required_single_sign_on_is_on_trial() {
    let sso = gatehouse_contract::sso::Sso::default().reverting_at(Some(at(NOW)));
    let trial = AccessSecurity::new(sso, TwoFactorPolicy::NotRequired).unwrap();
    assert_eq!(trial.demand(Role::Owner, false, Enforced, at(NOW)), None);
}

#[test]
fn everyone_must_have_a_factor_from_the_moment_a_requirement_holds() {
    let mut security = AccessSecurity::default();
    let policy = TwoFactorPolicy::Required { holds_from: at(NOW), allowed: PasskeysOnly };
    security.set_two_factor(policy).unwrap();
    for role in Role::ALL {
        assert_eq!(security.demand(role, false, NotRequired, at(NOW)), Some(PasskeysOnly));
        assert_eq!(security.demand(role, false, NotRequired, at("2026-11-23T11:59:59Z")), None);
    }
}

#[test]
fn whoever_keeps_a_password_beside_single_sign_on_must_have_a_factor_where_that_is_wanted() {
    for is_wanted in [false, true] {
        let on = SsoState::On { connection: connection("i"), test: passed_test() };
        let sso = gatehouse_contract::sso::Sso::new(on, false, false).password_factor(is_wanted);
        let security = AccessSecurity::new(sso, TwoFactorPolicy::NotRequired).unwrap();
        for (role, exempt) in [
            (Role::Owner, false),
            (Role::Admin, false),
            (Role::Member, true),
            (Role::Member, false),
        ] {
            let demand = (is_wanted && (role.keeps_password() || exempt)).then_some(Any);
            assert_eq!(security.demand(role, exempt, NotRequired, at(NOW)), demand, "{role:?}");
        }
    }
}
