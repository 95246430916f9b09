use std::collections::HashSet;

use gatehouse_contract::{
    AccessFacts, Action, Candidate, Denial, FactorsHeld, Facts, Role, decide,
};

use crate::support::{APP, READY, all_facts, all_held};

/// A condition, and the denial that says that it is missing.
type Condition = (fn(&Facts) -> bool, Denial);

const OFF: Condition = (|it| !it.access.sso_on, Denial::SsoIsOn);
const ON: Condition = (|it| it.access.sso_on, Denial::SsoIsOff);
const CONNECTED: Condition = (|it| it.access.connected, Denial::SsoUnconfigured);
const VALID: Condition = (|it| !it.access.certificate_expired, Denial::CertificateExpired);
const TESTED: Condition = (|it| it.access.connection_tested, Denial::SsoUntested);
const VERIFIED: Condition = (|it| it.access.domain_verified, Denial::DomainUnverified);
const DRAFTED: Condition = (|it| it.access.draft != Candidate::Missing, Denial::NoSsoDraft);
const DRAFT_TESTED: Condition = (|it| it.access.draft != Candidate::Untested, Denial::SsoUntested);
const DRAFT_VALID: Condition =
    (|it| it.access.draft != Candidate::Expired, Denial::CertificateExpired);
const REPLACED: Condition =
    (|it| it.access.previous != Candidate::Missing, Denial::NoPreviousConnection);
const PREVIOUS_TESTED: Condition =
    (|it| it.access.previous != Candidate::Untested, Denial::SsoUntested);
const PREVIOUS_VALID: Condition =
    (|it| it.access.previous != Candidate::Expired, Denial::CertificateExpired);
const HAS_FACTOR: Condition = (|it| it.held.any(), Denial::NoFactorOfYourOwn);
const HAS_PASSKEY: Condition = (|it| it.held.passkey, Denial::NoPasskeyOfYourOwn);

const EVERYONE: &[Role] = &[Role::Owner, Role::Admin, Role::BillingAdmin, Role::Member];
const MANAGERS: &[Role] = &[Role::Owner, Role::Admin];
const OWNERS: &[Role] = &[Role::Owner];
const PAYERS: &[Role] = &[Role::Owner, Role::BillingAdmin];
const ASKERS: &[Role] = &[Role::Admin, Role::BillingAdmin, Role::Member];

/// The role table and the conditions of product.md, row by row: who may, and what must be so.
const RULES: [(Action, &[Role], &[Condition]); 40] = [
    (Action::SeeOrganization, EVERYONE, &[]),
    (Action::RenameOrganization, MANAGERS, &[]),
    (Action::DeleteOrganization, OWNERS, &[]),
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
    (Action::RequireFactorBesideSso, MANAGERS, &[ON]),
    (Action::StopRequiringFactorBesideSso, MANAGERS, &[ON]),
    (Action::RequireTwoFactor, MANAGERS, &[OFF, HAS_FACTOR]),
    (Action::RequirePasskeys, MANAGERS, &[OFF, HAS_PASSKEY]),
    (Action::StopRequiringTwoFactor, MANAGERS, &[OFF]),
    (Action::ClaimDomain, MANAGERS, &[]),
    (Action::CheckDomain, MANAGERS, &[]),
    (Action::RemoveDomain, MANAGERS, &[]),
    (Action::SeeMembers, MANAGERS, &[]),
    (Action::InviteMember, MANAGERS, &[]),
    (Action::RemoveMember, MANAGERS, &[]),
    (Action::ChangeRole, MANAGERS, &[]),
    (Action::MakeOwner, OWNERS, &[]),
    (Action::DecideAccessRequest, MANAGERS, &[]),
    (Action::SeeAsRole, MANAGERS, &[]),
    (Action::AskForAccess, ASKERS, &[]),
    (Action::RemindOfTwoFactor, MANAGERS, &[OFF]),
    (Action::ResetFactors, MANAGERS, &[]),
    (Action::ReadAuditLog, MANAGERS, &[]),
    (Action::SeeBilling, PAYERS, &[]),
    (Action::ChangeBilling, PAYERS, &[]),
    (Action::ExemptFromSso, MANAGERS, &[]),
    (Action::EndSsoExemption, MANAGERS, &[]),
];

fn expected(facts: &Facts, roles: &[Role], conditions: &[Condition]) -> Result<(), Denial> {
    if !roles.contains(&facts.role) {
        return Err(Denial::RoleRequired { roles: roles.to_vec() });
    }
    match conditions.iter().find(|(holds, _)| !holds(facts)) {
        Some((_, denial)) => Err(denial.clone()),
        None => Ok(()),
    }
}

/// Every role with every second factor in every state.
fn everybody() -> impl Iterator<Item = Facts> {
    let people = EVERYONE.iter().flat_map(|&role| all_held().map(move |held| (role, held)));
    people.flat_map(|(role, held)| all_facts().map(move |access| Facts { role, held, access }))
}

#[test]
fn everyone_may_do_in_every_state_exactly_what_the_role_table_says() {
    for facts in everybody() {
        for (action, roles, conditions) in RULES {
            let expected = expected(&facts, roles, conditions);
            assert_eq!(decide(&facts, action), expected, "{action:?} {facts:?}");
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
    for facts in everybody().filter(|it| !MANAGERS.contains(&it.role)) {
        for action in Action::ALL {
            let usual = decide(&Facts { held: APP, access: READY, ..facts }, action);
            assert_eq!(decide(&facts, action), usual, "{facts:?} {action:?}");
        }
    }
}

#[test]
fn an_admin_cannot_turn_on_an_untested_connection() {
    let access = AccessFacts { connection_tested: false, ..READY };
    let facts = Facts { role: Role::Admin, held: APP, access };
    assert_eq!(decide(&facts, Action::TurnOnSso), Err(Denial::SsoUntested));
}

#[test]
fn an_owner_cannot_require_two_factor_while_single_sign_on_is_on() {
    let access = AccessFacts { sso_on: true, ..READY };
    let facts = Facts { role: Role::Owner, held: FactorsHeld::default(), access };
    assert_eq!(decide(&facts, Action::RequireTwoFactor), Err(Denial::SsoIsOn));
}

#[test]
fn an_owner_requires_of_others_what_they_have_themself() {
    let facts = Facts { role: Role::Owner, held: FactorsHeld::default(), access: READY };
    assert_eq!(decide(&facts, Action::RequireTwoFactor), Err(Denial::NoFactorOfYourOwn));
    assert_eq!(decide(&facts, Action::StopRequiringTwoFactor), Ok(()));
    assert!(!Denial::NoFactorOfYourOwn.is_by_role(), "the switch is there, and says why");
}
