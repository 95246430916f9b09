use std::num::NonZeroU16;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use gatehouse_contract::{
    Action, FactorFilter, PeopleFactors, Permit, PersonFactors, Reply, ResetFacts, decide_reset,
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::SearchText;
use crate::state::AppState;
use crate::store::coverage::{self, Search};
use crate::store::person::StoredPerson;
use crate::visit::Visit;

/// What looking at people and their second factors is called in the audit log.
const ACTION: &str = "see_factors";

/// Whom to look for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Everyone, or those without a second factor that counts.
    #[serde(default)]
    #[param(inline)]
    who: FactorFilter,
    /// Part of a name or of an address, in any case.
    #[serde(default)]
    #[param(value_type = String, max_length = 200)]
    search: SearchText,
    /// From 1 on.
    #[serde(default = "first")]
    #[param(value_type = u16, minimum = 1, maximum = 65535)]
    page: NonZeroU16,
}

fn first() -> NonZeroU16 {
    NonZeroU16::MIN
}

/// People and their second factors
///
/// By name, 50 on a page.
#[utoipa::path(
    get, path = "/api/organization/two-factor/people", operation_id = "two_factor_people",
    tag = "two-factor",
    params(Wanted),
    security(("session" = [])),
    responses(
        (status = 200, description = "The people", body = Reply<PeopleFactors>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Outcome<Json<Reply<PeopleFactors>>> {
    let mut visit =
        Visit::look(&state, &caller).await?.admit(Action::SeeAccessSecurity, ACTION).await?;
    let Query(Wanted { who, search, page }) = wanted.map_err(Refusal::malformed)?;
    let people = people(&mut visit, who, search.0, page.get().into()).await?;
    Ok(Json(visit.reply(people)))
}

/// A page of the people, in the transaction of `visit`.
pub(super) async fn people(
    visit: &mut Visit,
    filter: FactorFilter,
    text: String,
    page: u32,
) -> Outcome<PeopleFactors> {
    let id = visit.organization.id.clone();
    let allowed = visit.access.security.two_factor().allowed();
    let search = Search { filter, allowed, text, page };
    let (total, people) = coverage::search(visit.db(), &id, &search).await?;
    let people = people.into_iter().map(|it| person_factors(visit, it)).collect();
    Ok(PeopleFactors { total, people })
}

/// A person as the viewer sees them.
pub(crate) fn person_factors(visit: &Visit, stored: StoredPerson) -> PersonFactors {
    let reset = match decide_reset(&reset_facts(visit, &stored)) {
        Ok(()) => Permit::Allowed,
        Err(denial) => Permit::Denied(denial),
    };
    let StoredPerson { person, held, has_password, last_seen, reminded_at, .. } = stored;
    PersonFactors { person, held, has_password, last_seen, reminded_at, reset }
}

/// What decides whether the viewer may reset the second factors of somebody.
pub(crate) fn reset_facts(visit: &Visit, other: &StoredPerson) -> ResetFacts {
    let viewer = &visit.caller.person.person;
    ResetFacts {
        viewer: viewer.role,
        person: other.person.role,
        is_own: viewer.id == other.person.id,
    }
}
