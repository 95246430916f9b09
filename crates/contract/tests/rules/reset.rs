use gatehouse_contract::Role::{Admin, BillingAdmin, Member, Owner};
use gatehouse_contract::{Denial, ResetFacts, Role, decide_reset};

/// Every pair of roles, for others and, where it can be, for oneself.
fn all_resets() -> impl Iterator<Item = ResetFacts> {
    let pairs = Role::ALL.into_iter().flat_map(|it| Role::ALL.map(|other| (it, other)));
    pairs.flat_map(|(viewer, person)| {
        let own = (viewer == person).then_some(true);
        own.into_iter().chain([false]).map(move |is_own| ResetFacts { viewer, person, is_own })
    })
}

fn expected(reset: &ResetFacts) -> Result<(), Denial> {
    match (reset.viewer, reset.person, reset.is_own) {
        (Member | BillingAdmin, ..) => Err(Denial::RoleRequired { roles: vec![Owner, Admin] }),
        (Owner | Admin, _, true) => Err(Denial::OwnFactors),
        (Owner, ..) | (Admin, BillingAdmin | Member, _) => Ok(()),
        (Admin, Owner | Admin, _) => Err(Denial::NotBelowYou),
    }
}

#[test]
fn everyone_may_reset_exactly_those_whom_the_rank_rules_allow() {
    let resets: Vec<_> = all_resets().collect();
    assert_eq!(resets.len(), 4 * 4 + 4);
    for reset in resets {
        assert_eq!(decide_reset(&reset), expected(&reset), "{reset:?}");
    }
}

#[test]
fn whoever_resets_an_owner_is_an_owner_who_stays_as_they_are() {
    for reset in all_resets().filter(|it| it.person == Owner && decide_reset(it).is_ok()) {
        assert_eq!((reset.viewer, reset.is_own), (Owner, false));
    }
}
