use gatehouse_contract::Role::{Admin, BillingAdmin, Member, Owner};
use gatehouse_contract::{Denial, Role, RoleChangeFacts, decide_role_change};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Every combination, with one Owner, and with two of whom the other can sign in or not.
fn all_changes() -> impl Iterator<Item = RoleChangeFacts> {
    let pairs = Role::ALL.into_iter().flat_map(|it| Role::ALL.map(|other| (it, other)));
    let triples = pairs.flat_map(|(viewer, current)| {
        Role::ALL.into_iter().map(move |wanted| (viewer, current, wanted))
    });
    triples.flat_map(|(viewer, current, wanted)| {
        [(1, 0), (2, 0), (2, 1)].map(|(owners, owners_beside)| RoleChangeFacts {
            viewer,
            current,
            wanted,
            owners,
            owners_beside,
        })
    })
}

fn expected(change: &RoleChangeFacts) -> Result<(), Denial> {
    let RoleChangeFacts { viewer, current, wanted, owners, owners_beside } = *change;
    match (viewer, current, wanted, (owners, owners_beside)) {
        (Member | BillingAdmin | Admin, _, Owner, _) => {
            Err(Denial::RoleRequired { roles: vec![Owner] })
        }
        (Member | BillingAdmin, _, Admin | BillingAdmin | Member, _) => {
            Err(Denial::RoleRequired { roles: vec![Owner, Admin] })
        }
        (Admin, BillingAdmin | Member, Admin | BillingAdmin | Member, _) => Ok(()),
        (Admin, _, Admin | BillingAdmin | Member, _) => Err(Denial::NotBelowYou),
        (Owner, Owner, Admin | BillingAdmin | Member, (1, _)) => Err(Denial::LastOwner),
        (Owner, Owner, Admin | BillingAdmin | Member, (_, 0)) => Err(Denial::NoOwnerCouldSignIn),
        (Owner, ..) => Ok(()),
    }
}

#[test]
fn everyone_may_give_exactly_the_roles_that_the_rank_rules_allow() {
    let changes: Vec<_> = all_changes().collect();
    assert_eq!(changes.len(), 4 * 4 * 4 * 3);
    for change in changes {
        assert_eq!(decide_role_change(&change), expected(&change), "{change:?}");
    }
}

#[test]
fn an_admin_cannot_lower_themself_or_another_admin_or_raise_anybody_to_owner() {
    let (owners, owners_beside) = (1, 1);
    let lower =
        RoleChangeFacts { viewer: Admin, current: Admin, wanted: Member, owners, owners_beside };
    assert_eq!(decide_role_change(&lower), Err(Denial::NotBelowYou));
    let raise = RoleChangeFacts { wanted: Owner, ..lower };
    assert_eq!(
        decide_role_change(&raise),
        Err(Denial::RoleRequired { roles: vec![Owner] }),
        "the role is looked at first"
    );
}

#[test]
fn an_owner_may_step_down_only_while_another_owner_remains() {
    let (owners, owners_beside) = (2, 1);
    let step_down =
        RoleChangeFacts { viewer: Owner, current: Owner, wanted: Admin, owners, owners_beside };
    assert_eq!(decide_role_change(&step_down), Ok(()));
    let last = RoleChangeFacts { owners: 1, owners_beside: 0, ..step_down };
    assert_eq!(decide_role_change(&last), Err(Denial::LastOwner));
    let shut_out = RoleChangeFacts { owners_beside: 0, ..step_down };
    assert_eq!(decide_role_change(&shut_out), Err(Denial::NoOwnerCouldSignIn));
}

proptest! {
    #[test]
    fn an_owner_who_can_sign_in_always_remains_whoever_changes_whom_in_whatever_order(
        others in vec((select(&Role::ALL[..]), any::<bool>()), 3),
        tries in vec((0..4_usize, 0..4_usize, select(&Role::ALL[..])), 1..60),
    ) {
        // Whoever makes a change has signed in.
        let mut people = [vec![(Owner, true)], others].concat();
        for (by, whom, wanted) in tries.into_iter() {
            if !people[by].1 {
                continue;
            }
            let owners = people.iter().filter(|(role, _)| *role == Owner).count();
            let can_sign_in =
                |(n, it): &(usize, &(Role, bool))| *n != whom && **it == (Owner, true);
            let owners_beside = people.iter().enumerate().filter(can_sign_in).count();
            let change = RoleChangeFacts {
                viewer: people[by].0,
                current: people[whom].0,
                wanted,
                owners: u32::try_from(owners).unwrap(),
                owners_beside: u32::try_from(owners_beside).unwrap(),
            };
            if decide_role_change(&change).is_ok() {
                people[whom].0 = wanted;
            }
            prop_assert!(people.contains(&(Owner, true)), "{change:?} left none");
        }
    }
}
