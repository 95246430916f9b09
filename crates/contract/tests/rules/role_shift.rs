use gatehouse_contract::Role::{Admin, BillingAdmin, Member, Owner};
use gatehouse_contract::sso::SsoRequirement::{Enforced, NotRequired};
use gatehouse_contract::{
    AllowedFactors, FactorsHeld, MemberSignIn, Role, RoleShift, RoleShiftFacts,
};

/// Somebody with a password, whom the identity provider signs in too, while it is required.
fn facts(role: Role) -> RoleShiftFacts {
    RoleShiftFacts {
        role,
        exempt: false,
        has_password: true,
        by_sso: true,
        held: FactorsHeld { authenticator_app: true, passkey: false },
        requirement: Enforced,
    }
}

/// As beside required single sign-on.
fn demand(role: Role, _exempt: bool) -> Option<AllowedFactors> {
    role.keeps_password().then_some(AllowedFactors::Any)
}

fn shift(facts: RoleShiftFacts, wanted: Role) -> Option<RoleShift> {
    facts.shift(wanted, demand)
}

#[test]
fn whoever_is_no_admin_any_more_signs_in_through_the_identity_provider_alone() {
    for wanted in [BillingAdmin, Member] {
        let shift = shift(facts(Admin), wanted).unwrap();
        assert_eq!((shift.sign_in, shift.signed_out), (MemberSignIn::Sso, true));
        assert!(!shift.exception_ends && !shift.sets_up_factor);
    }
}

#[test]
fn a_guest_who_is_no_admin_any_more_has_no_way_in_left() {
    let guest = RoleShiftFacts { by_sso: false, ..facts(Owner) };
    assert_eq!(shift(guest, Member).unwrap().sign_in, MemberSignIn::Nothing);
}

#[test]
fn the_exception_of_whoever_becomes_an_admin_ends_and_they_set_up_a_factor() {
    let held = FactorsHeld::default();
    let excepted = RoleShiftFacts { exempt: true, by_sso: false, held, ..facts(Member) };
    let shift = excepted.shift(Admin, demand).unwrap();
    assert_eq!((shift.exception_ends, shift.sets_up_factor), (true, true));
    assert_eq!((shift.sign_in, shift.signed_out), (MemberSignIn::Password, false));
    assert_eq!(excepted.shift(BillingAdmin, demand), None);
}

#[test]
fn whoever_becomes_an_admin_may_use_their_password_again() {
    let shift = shift(facts(Member), Admin).unwrap();
    assert_eq!(shift.sign_in, MemberSignIn::PasswordOrSso);
    assert!(!shift.sets_up_factor, "they have one");
}

#[test]
fn a_role_changes_nothing_about_it_while_single_sign_on_is_not_required() {
    for (role, wanted) in Role::ALL.into_iter().flat_map(|it| Role::ALL.map(|to| (it, to))) {
        let facts = RoleShiftFacts { requirement: NotRequired, ..facts(role) };
        assert_eq!(facts.shift(wanted, |_, _| None), None, "{role:?} {wanted:?}");
    }
}
