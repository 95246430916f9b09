use std::num::NonZeroU16;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use gatehouse_contract::{
    Action, HeldFilter, MemberKind, MemberQuery, MemberSort, Members, Reply, Role, SignInFilter,
    SortOrder,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::shown::{everyone, members};
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::SearchText;
use crate::state::AppState;
use crate::store::member::Search;
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
        let query = MemberQuery { search: search.0, role, sign_in, factor, kind, sort, order };
        everyone(visit, query)
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
    let mut visit = Visit::look_at(&state, &caller, Action::SeeMembers).await?;
    let Query(wanted) = wanted.map_err(Refusal::malformed)?;
    let search = wanted.search(&visit);
    let members = members(&mut visit, &search).await?;
    Ok(Json(visit.reply(members)))
}
