//! Members as the viewer sees them.

use gatehouse_contract::{
    Member, MemberQuery, Members, Permit, Role, RoleShift, RoleShiftFacts, decide_removal,
    decide_role_change,
};

use super::rank::Ranks;
use crate::problem::Outcome;
use crate::store::member::{self, Search, StoredMember};
use crate::visit::Visit;

/// Looks for members of the viewer's organization, all on one page.
pub(crate) fn everyone(visit: &Visit, query: MemberQuery) -> Search {
    let config = &visit.state.shared.config;
    Search {
        query,
        asking: false,
        limit: i64::MAX,
        offset: 0,
        sso_on: visit.access.security.sso().state().is_on(),
        requirement: visit.requirement(),
        has_domain: visit.is_domain_verified(),
        used_since: visit.now.plus_seconds(-i64::from(config.session_idle)),
        begun_since: visit.now.plus_seconds(-i64::from(config.session_absolute)),
        now: visit.now,
    }
}

/// Those whom a search finds, in the transaction of `visit`.
pub(crate) async fn members(visit: &mut Visit, search: &Search) -> Outcome<Members> {
    let id = visit.organization.id.clone();
    let ranks = Ranks::find(visit).await?;
    let (all, total, found) = member::search(visit.db(), &id, search).await?;
    let adds_members = visit.access.security.sso().is_idp_managed();
    let members = found.into_iter().map(|it| of(visit, &ranks, it, adds_members)).collect();
    Ok(Members { all, total, members })
}

/// A member as the viewer sees them.
fn of(visit: &Visit, ranks: &Ranks, stored: StoredMember, adds_members: bool) -> Member {
    let facts = ranks.facts(&stored.person.person);
    let may_give = |role: &Role| decide_role_change(&facts, *role).is_ok();
    let roles: Vec<Role> = Role::ALL.into_iter().filter(may_give).collect();
    let shifts = shifts(visit, &stored, &roles);
    let StoredMember { person: stored, sign_in, guest, by_sso, devices } = stored;
    Member {
        roles,
        shifts,
        removal: match decide_removal(&facts) {
            Ok(()) => Permit::Allowed,
            Err(denial) => Permit::Denied(denial),
        },
        returns: by_sso && adds_members,
        held: stored.held,
        last_seen: stored.last_seen,
        person: stored.person,
        sign_in,
        guest,
        devices,
    }
}

/// What these roles would change about how a member signs in.
fn shifts(visit: &Visit, of: &StoredMember, roles: &[Role]) -> Vec<RoleShift> {
    let requirement = visit.requirement();
    let facts = RoleShiftFacts {
        role: of.person.person.role,
        exempt: of.person.sso_exempt,
        has_password: of.person.has_password,
        by_sso: of.by_sso,
        held: of.person.held,
        requirement,
    };
    let security = &visit.access.security;
    let demand = |role, exempt| security.demand(role, exempt, requirement, visit.now);
    roles.iter().filter_map(|role| facts.shift(*role, demand)).collect()
}
