use std::collections::HashSet;

use gatehouse_contract::{AccessFacts, Action, Candidate, Denial, Facts, Role, decide};

use crate::support::{READY, all_facts};

/// A condition of the state, and the denial that says that it is missing.
type Condition = (fn(&AccessFacts) -> bool, Denial);

const OFF: Condition = (|it| !it.sso_on, Denial::SsoIsOn);
const ON: Condition = (|it| it.sso_on, Denial::SsoIsOff);
const CONNECTED: Condition = (|it| it.connected, Denial::SsoUnconfigured);
const VALID: Condition = (|it| !it.certificate_expired, Denial::CertificateExpired);
const TESTED: Condition = (|it| it.connection_tested, Denial::SsoUntested);
const VERIFIED: Condition = (|it| it.domain_verified, Denial::DomainUnverified);
const DRAFTED: Condition = (|it| it.draft != Candidate::Missing, Denial::NoSsoDraft);
const DRAFT_TESTED: Condition = (|it| it.draft != Candidate::Untested, Denial::SsoUntested);
const DRAFT_VALID: Condition = (|it| it.draft != Candidate::Expired, Denial::CertificateExpired);
const REPLACED: Condition = (|it| it.previous != Candidate::Missing, Denial::NoPreviousConnection);
const PREVIOUS_TESTED: Condition = (|it| it.previous != Candidate::Untested, Denial::SsoUntested);
const PREVIOUS_VALID: Condition =
    (|it| it.previous != Candidate::Expired, Denial::CertificateExpired);

const EVERYONE: &[Role] = &[Role::Owner, Role::Admin, Role::BillingAdmin, Role::Member];
const MANAGERS: &[Role] = &[Role::Owner, Role::Admin];
const OWNERS: &[Role] = &[Role::Owner];

/// The role table and the conditions of product.md, row by row: who may, and what must be so.
const RULES: [(Action, &[Role], &[Condition]); 26] = [
    (Action::SeeOrganization, EVERYONE, &[]),
    (Action::RenameOrganization, MANAGERS, &[]),
    (Action::SeeAccessSecurity, MANAGERS, &[]),
    (Action::SaveSsoConnection, MANAGERS, &[]),
    (Action::DiscardSsoDraft, MANAGERS, &[DRAFTED]),
    (Action::PromoteSsoDraft, MANAGERS, &[DRAFTED, DRAFT_TESTED, DRAFT_VALID]),
    (Action::RestoreSsoConnection, MANAGERS, &[REPLACED, PREVIOUS_TESTED, PREVIOUS_VALID]),
    (Action::RemoveSsoConnection, MANAGERS, &[CONNECTED, OFF]),
    (Action::TurnOnSso, MANAGERS, &[OFF, CONNECTED, VALID, TESTED, VERIFIED]),
    (Action::TurnOffSso, MANAGERS, &[ON]),
    (Action::RequireSso, MANAGERS, &[ON, VALID, VERIFIED]),
    (Action::StopRequiringSso, MANAGERS, &[ON]),
    (Action::LetIdpAddMembers, MANAGERS, &[ON]),
    (Action::StopIdpAddingMembers, MANAGERS, &[ON]),
    (Action::AllowIdpInitiated, MANAGERS, &[ON]),
    (Action::StopIdpInitiated, MANAGERS, &[ON]),
    (Action::RequireTwoFactor, MANAGERS, &[OFF]),
    (Action::StopRequiringTwoFactor, MANAGERS, &[OFF]),
    (Action::ClaimDomain, MANAGERS, &[]),
    (Action::CheckDomain, MANAGERS, &[]),
    (Action::RemoveDomain, MANAGERS, &[]),
    (Action::ChangeRole, MANAGERS, &[]),
    (Action::MakeOwner, OWNERS, &[]),
    (Action::ReadAuditLog, MANAGERS, &[]),
    (Action::ExemptFromSso, MANAGERS, &[]),
    (Action::EndSsoExemption, MANAGERS, &[]),
];

fn expected(
    role: Role,
    access: &AccessFacts,
    roles: &[Role],
    conditions: &[Condition],
) -> Result<(), Denial> {
    if !roles.contains(&role) {
        return Err(Denial::RoleRequired { roles: roles.to_vec() });
    }
    match conditions.iter().find(|(holds, _)| !holds(access)) {
        Some((_, denial)) => Err(denial.clone()),
        None => Ok(()),
    }
}

#[test]
fn everyone_may_do_in_every_state_exactly_what_the_role_table_says() {
    for &role in EVERYONE {
        for access in all_facts() {
            for (action, roles, conditions) in RULES {
                assert_eq!(
                    decide(&Facts { role, access }, action),
                    expected(role, &access, roles, conditions),
                    "{role:?} {action:?} {access:?}"
                );
            }
        }
    }
}

#[test]
fn no_action_and_no_role_is_left_out_of_the_table() {
    let actions: HashSet<Action> = RULES.iter().map(|(action, ..)| *action).collect();
    assert_eq!(actions, HashSet::from(Action::ALL));
    assert_eq!(actions.len(), RULES.len());
    assert_eq!(Role::ALL, EVERYONE);
}

#[test]
fn members_and_billing_admins_get_the_same_answer_whatever_the_state_is() {
    for role in [Role::Member, Role::BillingAdmin] {
        for action in Action::ALL {
            let usual = decide(&Facts { role, access: READY }, action);
            for access in all_facts() {
                assert_eq!(decide(&Facts { role, access }, action), usual, "{role:?} {action:?}");
            }
        }
    }
}

#[test]
fn an_admin_cannot_turn_on_an_untested_connection() {
    let access = AccessFacts { connection_tested: false, ..READY };
    let facts = Facts { role: Role::Admin, access };
    assert_eq!(decide(&facts, Action::TurnOnSso), Err(Denial::SsoUntested));
}

#[test]
fn an_owner_cannot_require_two_factor_while_single_sign_on_is_on() {
    let facts = Facts { role: Role::Owner, access: AccessFacts { sso_on: true, ..READY } };
    assert_eq!(decide(&facts, Action::RequireTwoFactor), Err(Denial::SsoIsOn));
}
