use gatehouse_contract::Role::{Admin, BillingAdmin, Member, Owner};
use gatehouse_contract::{Permission, Role};

#[test]
fn people_read_the_names_of_the_roles_like_this() {
    assert_eq!(Role::ALL.map(Role::name), ["Owner", "Admin", "Billing Admin", "Member"]);
}

#[test]
fn everyone_ranks_below_those_named_before_them_and_nobody_below_themself() {
    let ranks = [Owner, Admin, BillingAdmin, Member];
    for (rank, role) in ranks.iter().enumerate() {
        for (other_rank, other) in ranks.iter().enumerate() {
            assert_eq!(role.is_below(*other), rank > other_rank, "{role:?} {other:?}");
        }
    }
}

#[test]
fn only_owners_and_admins_keep_their_password_while_single_sign_on_is_required() {
    assert_eq!(Role::ALL.map(Role::keeps_password), [true, true, false, false]);
}

#[test]
fn the_overview_draws_this_table_of_what_each_role_may_do() {
    let drawn = Permission::ALL.map(|it| (it, Role::ALL.map(|role| it.is_held_by(role))));
    let expected = [
        (Permission::SeeOrganization, [true, true, true, true]),
        (Permission::RenameOrganization, [true, true, false, false]),
        (Permission::DeleteOrganization, [true, false, false, false]),
        (Permission::ManageAccessSecurity, [true, true, false, false]),
        (Permission::ManageMembers, [true, true, false, false]),
        (Permission::MakeOwners, [true, false, false, false]),
        (Permission::ResetFactors, [true, true, false, false]),
        (Permission::ReadAuditLog, [true, true, false, false]),
        (Permission::ManageBilling, [true, false, true, false]),
        (Permission::ManageOwnSignIn, [true, true, true, true]),
        (Permission::AskForAccess, [false, true, true, true]),
    ];
    assert_eq!(drawn, expected);
}
