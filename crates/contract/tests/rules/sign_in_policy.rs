use gatehouse_contract::BeganWith::{Passkey, Password, Sso};
use gatehouse_contract::Role::{Admin, BillingAdmin, Member, Owner};
use gatehouse_contract::sso::SsoRequirement::{Enforced, NotRequired, Suspended};
use gatehouse_contract::{Denial, Role, SignInFacts, decide_exemption, may_use_password};

#[test]
fn everyone_may_use_a_password_unless_single_sign_on_is_required_and_not_suspended() {
    for requirement in [NotRequired, Suspended] {
        for role in Role::ALL {
            for exempt in [false, true] {
                assert!(may_use_password(role, exempt, requirement), "{role:?} {requirement:?}");
            }
        }
    }
}

#[test]
fn while_single_sign_on_is_required_owners_admins_and_the_excepted_may_use_a_password() {
    for (role, exempt, may) in [
        (Owner, false, true),
        (Owner, true, true),
        (Admin, false, true),
        (Admin, true, true),
        (BillingAdmin, false, false),
        (BillingAdmin, true, true),
        (Member, false, false),
        (Member, true, true),
    ] {
        assert_eq!(may_use_password(role, exempt, Enforced), may, "{role:?} {exempt}");
    }
}

#[test]
fn only_those_are_excepted_who_would_not_keep_their_password_anyway() {
    assert_eq!(
        Role::ALL.map(decide_exemption),
        [Err(Denial::KeepsPassword), Err(Denial::KeepsPassword), Ok(()), Ok(())]
    );
}

#[test]
fn a_session_goes_on_as_long_as_its_person_could_begin_it_again_or_use_a_password() {
    let facts = |role, exempt, domain_verified| SignInFacts {
        role,
        exempt,
        domain_verified,
        requirement: Enforced,
    };
    for (facts, password, sso, shut_out) in [
        (facts(Owner, false, false), true, true, false),
        (facts(Member, false, true), false, true, false),
        (facts(Member, false, false), false, false, true),
        (facts(Member, true, false), true, true, false),
        (facts(BillingAdmin, true, true), true, true, false),
    ] {
        assert_eq!(facts.keeps_session(Password), password, "{facts:?}");
        assert_eq!(facts.keeps_session(Passkey), password, "{facts:?}");
        assert_eq!(facts.keeps_session(Sso), sso, "{facts:?}");
        assert_eq!(facts.is_shut_out(), shut_out, "{facts:?}");
        let suspended = SignInFacts { requirement: Suspended, ..facts };
        assert!(suspended.keeps_session(Password) && suspended.keeps_session(Sso));
        assert!(!suspended.is_shut_out());
    }
}
