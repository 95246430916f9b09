use std::num::NonZeroU16;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use gatehouse_contract::{
    Action, HeldFilter, Member, MemberKind, MemberQuery, MemberSort, Members, Permit, Reply, Role,
    RoleShift, RoleShiftFacts, SignInFilter, SortOrder, decide_removal, decide_role_change,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::rank::Ranks;
use crate::access::word;
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::SearchText;
use crate::state::AppState;
use crate::store::member::{self, Search, StoredMember};
use crate::visit::Visit;

/// Whom to list, and from where on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Part of a name or of an address, whatever its case and accents.
    #[serde(default)]
    #[param(value_type = String, max_length = 200)]
    search: SearchText,
    /// With this role.
    #[param(inline)]
    role: Option<Role>,
    /// Who can sign in this way.
    #[param(inline)]
    sign_in: Option<SignInFilter>,
    /// With this second factor, or without one.
    #[param(inline)]
    factor: Option<HeldFilter>,
    /// Guests, or everyone else.
    #[param(inline)]
    kind: Option<MemberKind>,
    /// What they are sorted by.
    #[serde(default)]
    #[param(inline)]
    sort: MemberSort,
    /// Which way.
    #[serde(default)]
    #[param(inline)]
    order: SortOrder,
    /// From 1 on.
    #[serde(default = "first")]
    #[param(value_type = u16, minimum = 1, maximum = 65535)]
    page: NonZeroU16,
}

fn first() -> NonZeroU16 {
    NonZeroU16::MIN
}

impl Wanted {
    /// As they are looked for, on their page.
    fn search(self, visit: &Visit) -> Search {
        let size = i64::from(Members::PAGE);
        let offset = size * (i64::from(self.page.get()) - 1);
        Search { limit: size, offset, ..self.all(visit) }
    }

    /// As they are looked for, on all pages.
    pub(super) fn all(self, visit: &Visit) -> Search {
        let Self { search, role, sign_in, factor, kind, sort, order, .. } = self;
        let config = &visit.state.shared.config;
        Search {
            query: MemberQuery { search: search.0, role, sign_in, factor, kind, sort, order },
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
}

/// The members
///
/// 100 on a page.
#[utoipa::path(
    get, path = "/api/members", operation_id = "member_list", tag = "members",
    params(Wanted),
    security(("session" = [])),
    responses(
        (status = 200, description = "The members", body = Reply<Members>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Outcome<Json<Reply<Members>>> {
    let mut visit = Visit::look(&state, &caller).await?;
    if let Err(refusal) = visit.decide(Action::SeeMembers) {
        return Err(visit.refuse(&[word(Action::SeeMembers)], refusal).await);
    }
    let Query(wanted) = wanted.map_err(Refusal::malformed)?;
    let members = members(&mut visit, wanted).await?;
    Ok(Json(visit.reply(members)))
}

async fn members(visit: &mut Visit, wanted: Wanted) -> Outcome<Members> {
    let id = visit.organization.id.clone();
    let search = wanted.search(visit);
    let ranks = Ranks::find(visit).await?;
    let (all, total, found) = member::search(visit.db(), &id, &search).await?;
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
