use gatehouse_contract::Role::{Admin, BillingAdmin, Member, Owner};
use gatehouse_contract::{Denial, RankFacts, Role, decide_removal, decide_role_change};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Every combination, with one Owner, and with two of whom the other can sign in or not.
fn all_facts() -> impl Iterator<Item = RankFacts> {
    let pairs = Role::ALL.into_iter().flat_map(|it| Role::ALL.map(|other| (it, other)));
    pairs.flat_map(|(viewer, current)| {
        [(1, 0), (2, 0), (2, 1)].map(|(owners, owners_beside)| RankFacts {
            viewer,
            current,
            owners,
            owners_beside,
        })
    })
}

/// What is to become of the other person: another role, or none at all.
fn expected(facts: &RankFacts, wanted: Option<Role>) -> Result<(), Denial> {
    let RankFacts { viewer, current, owners, owners_beside } = *facts;
    match (viewer, current, wanted, (owners, owners_beside)) {
        (Member | BillingAdmin | Admin, _, Some(Owner), _) => {
            Err(Denial::RoleRequired { roles: vec![Owner] })
        }
        (Member | BillingAdmin, ..) => Err(Denial::RoleRequired { roles: vec![Owner, Admin] }),
        (Admin, BillingAdmin | Member, ..) => Ok(()),
        (Admin, ..) => Err(Denial::NotBelowYou),
        (Owner, _, Some(Owner), _) => Ok(()),
        (Owner, Owner, _, (1, _)) => Err(Denial::LastOwner),
        (Owner, Owner, _, (_, 0)) => Err(Denial::NoOwnerCouldSignIn),
        (Owner, ..) => Ok(()),
    }
}

#[test]
fn everyone_may_give_exactly_the_roles_that_the_rank_rules_allow() {
    for (facts, wanted) in all_facts().flat_map(|it| Role::ALL.map(|wanted| (it, wanted))) {
        let expected = expected(&facts, Some(wanted));
        assert_eq!(decide_role_change(&facts, wanted), expected, "{facts:?} {wanted:?}");
    }
}

#[test]
fn everyone_may_remove_exactly_whom_the_rank_rules_allow() {
    assert_eq!(all_facts().count(), 4 * 4 * 3);
    for facts in all_facts() {
        assert_eq!(decide_removal(&facts), expected(&facts, None), "{facts:?}");
    }
}

#[test]
fn an_admin_cannot_lower_themself_or_another_admin_or_raise_anybody_to_owner() {
    let admins = RankFacts { viewer: Admin, current: Admin, owners: 1, owners_beside: 1 };
    assert_eq!(decide_role_change(&admins, Member), Err(Denial::NotBelowYou));
    assert_eq!(
        decide_role_change(&admins, Owner),
        Err(Denial::RoleRequired { roles: vec![Owner] }),
        "the role is looked at first"
    );
}

#[test]
fn an_owner_may_step_down_or_leave_only_while_another_owner_remains() {
    let owners = RankFacts { viewer: Owner, current: Owner, owners: 2, owners_beside: 1 };
    let last = RankFacts { owners: 1, owners_beside: 0, ..owners };
    let shut_out = RankFacts { owners_beside: 0, ..owners };
    for (facts, expected) in [
        (owners, Ok(())),
        (last, Err(Denial::LastOwner)),
        (shut_out, Err(Denial::NoOwnerCouldSignIn)),
    ] {
        assert_eq!(decide_role_change(&facts, Admin), expected);
        assert_eq!(decide_removal(&facts), expected);
    }
}

proptest! {
    #[test]
    fn an_owner_who_can_sign_in_always_remains_whoever_changes_or_removes_whom_in_whatever_order(
        others in vec((select(&Role::ALL[..]), any::<bool>()), 3),
        tries in vec((0..4_usize, 0..4_usize, option::of(select(&Role::ALL[..]))), 1..60),
    ) {
        // Whoever makes a change has signed in.
        let mut people = [vec![(Owner, true)], others].concat();
        for (by, whom, wanted) in tries {
            let (by, whom) = (by % people.len(), whom % people.len());
            if !people[by].1 {
                continue;
            }
            let owners = people.iter().filter(|(role, _)| *role == Owner).count();
            let can_sign_in =
                |(n, it): &(usize, &(Role, bool))| *n != whom && **it == (Owner, true);
            let owners_beside = people.iter().enumerate().filter(can_sign_in).count();
            let facts = RankFacts {
                viewer: people[by].0,
                current: people[whom].0,
                owners: u32::try_from(owners).unwrap(),
                owners_beside: u32::try_from(owners_beside).unwrap(),
            };
            match wanted {
                Some(wanted) if decide_role_change(&facts, wanted).is_ok() => {
                    people[whom].0 = wanted;
                }
                None if decide_removal(&facts).is_ok() => drop(people.remove(whom)),
                _ => {}
            }
            prop_assert!(people.contains(&(Owner, true)), "{facts:?} {wanted:?} left none");
        }
    }
}
