use gatehouse_contract::Role::{Admin, BillingAdmin, Member, Owner};
use gatehouse_contract::{Denial, Role, RoleChangeFacts, decide_role_change};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Every combination, with one Owner and with two.
fn all_changes() -> impl Iterator<Item = RoleChangeFacts> {
    let pairs = Role::ALL.into_iter().flat_map(|it| Role::ALL.map(|other| (it, other)));
    let triples = pairs.flat_map(|(viewer, current)| {
        Role::ALL.into_iter().map(move |wanted| (viewer, current, wanted))
    });
    triples.flat_map(|(viewer, current, wanted)| {
        [1, 2].map(|owners| RoleChangeFacts { viewer, current, wanted, owners })
    })
}

fn expected(change: &RoleChangeFacts) -> Result<(), Denial> {
    let RoleChangeFacts { viewer, current, wanted, owners } = *change;
    match (viewer, current, wanted, owners) {
        (Member | BillingAdmin | Admin, _, Owner, _) => {
            Err(Denial::RoleRequired { roles: vec![Owner] })
        }
        (Member | BillingAdmin, _, Admin | BillingAdmin | Member, _) => {
            Err(Denial::RoleRequired { roles: vec![Owner, Admin] })
        }
        (Admin, BillingAdmin | Member, Admin | BillingAdmin | Member, _) => Ok(()),
        (Admin, _, Admin | BillingAdmin | Member, _) => Err(Denial::NotBelowYou),
        (Owner, Owner, Admin | BillingAdmin | Member, 1) => Err(Denial::LastOwner),
        (Owner, ..) => Ok(()),
    }
}

#[test]
fn everyone_may_give_exactly_the_roles_that_the_rank_rules_allow() {
    let changes: Vec<_> = all_changes().collect();
    assert_eq!(changes.len(), 4 * 4 * 4 * 2);
    for change in changes {
        assert_eq!(decide_role_change(&change), expected(&change), "{change:?}");
    }
}

#[test]
fn an_admin_cannot_lower_themself_or_another_admin_or_raise_anybody_to_owner() {
    let lower = RoleChangeFacts { viewer: Admin, current: Admin, wanted: Member, owners: 1 };
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
    let step_down = RoleChangeFacts { viewer: Owner, current: Owner, wanted: Admin, owners: 2 };
    assert_eq!(decide_role_change(&step_down), Ok(()));
    let last = RoleChangeFacts { owners: 1, ..step_down };
    assert_eq!(decide_role_change(&last), Err(Denial::LastOwner));
}

proptest! {
    #[test]
    fn an_organization_always_has_an_owner_whoever_changes_whom_in_whatever_order(
        others in vec(select(&Role::ALL[..]), 3),
        tries in vec((0..4_usize, 0..4_usize, select(&Role::ALL[..])), 1..60),
    ) {
        let mut people = [vec![Owner], others].concat();
        for (by, whom, wanted) in tries {
            let owners = people.iter().filter(|role| **role == Owner).count();
            let change = RoleChangeFacts {
                viewer: people[by],
                current: people[whom],
                wanted,
                owners: u32::try_from(owners).unwrap(),
            };
            if decide_role_change(&change).is_ok() {
                people[whom] = wanted;
            }
            prop_assert!(people.contains(&Owner), "{change:?} left none");
        }
    }
}
