//! Who may invite whom, and how they will sign in.

use gatehouse_contract::{Action, MemberSignIn, Role, decide_giving, may_use_password};

use crate::domain::of_address;
use crate::problem::Outcome;
use crate::store::invitation::StoredInvitation;
use crate::visit::Visit;

/// The roles that the viewer may invite people to, highest first: those at or below their own.
pub(super) fn roles(visit: &Visit) -> Vec<Role> {
    let viewer = visit.caller.person.person.role;
    Role::ALL.into_iter().filter(|role| decide_giving(viewer, *role).is_ok()).collect()
}

/// Whether the viewer has the say over an invitation.
pub(super) fn expect(visit: &Visit, invitation: &StoredInvitation) -> Outcome<()> {
    visit.decide(Action::InviteMember)?;
    Ok(decide_giving(visit.caller.person.person.role, invitation.role)?)
}

/// Whether an address is on none of the verified domains, while there is one.
pub(super) fn is_guest(visit: &Visit, email: &str) -> bool {
    visit.is_domain_verified() && !is_on_domain(visit, email)
}

/// Whether somebody with this address would have no way in, were they not excepted from required
/// single sign-on.
pub(super) fn needs_exception(visit: &Visit, email: &str, role: Role) -> bool {
    sign_in(visit, email, role) == MemberSignIn::Nothing
}

/// How somebody with this address signs in once they have joined, were they not excepted.
pub(super) fn sign_in(visit: &Visit, email: &str, role: Role) -> MemberSignIn {
    let by_sso = visit.access.security.sso().state().is_on() && is_on_domain(visit, email);
    MemberSignIn::of(may_use_password(role, false, visit.requirement()), by_sso)
}

fn is_on_domain(visit: &Visit, email: &str) -> bool {
    of_address(email).is_some_and(|domain| visit.domains.contains(&domain))
}
