//! `/api/organization/sso/draft` and `…/previous`: the connections beside the one in place.

use axum::extract::State;
use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{AccessSecurity, Action, Change, Denial, Reply};

use super::read::{current, page};
use crate::access::{carry_out, word};
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::IfMatch;
use crate::state::AppState;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// Give the draft of a connection up
#[utoipa::path(
    delete, path = "/api/organization/sso/draft", operation_id = "sso_draft_discard", tag = "sso",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Conditional, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn discard(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
) -> Outcome<Tagged<SsoSettings>> {
    let discard = |it: &mut AccessSecurity, _| it.discard_draft();
    act(&state, &caller, &if_match, Action::DiscardSsoDraft, discard).await
}

/// Put the draft in the place of the connection
///
/// Possible once it has passed a test as it stands. The connection that was there can be restored
/// for 30 days.
#[utoipa::path(
    post, path = "/api/organization/sso/draft/promote", operation_id = "sso_draft_promote",
    tag = "sso",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Conditional, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn promote(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
) -> Outcome<Tagged<SsoSettings>> {
    act(&state, &caller, &if_match, Action::PromoteSsoDraft, AccessSecurity::promote_draft).await
}

/// Put the connection that was there before in the place of the connection
#[utoipa::path(
    post, path = "/api/organization/sso/previous/restore", operation_id = "sso_previous_restore",
    tag = "sso",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Conditional, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn restore(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
) -> Outcome<Tagged<SsoSettings>> {
    let restore = AccessSecurity::restore_connection;
    act(&state, &caller, &if_match, Action::RestoreSsoConnection, restore).await
}

/// Carries out an action that takes no more than proof and a version.
async fn act(
    state: &AppState,
    caller: &Caller,
    if_match: &IfMatch,
    action: Action,
    change: impl FnOnce(&mut AccessSecurity, Change) -> Result<(), Denial>,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(state, caller).await?;
    let steps = async {
        visit.decide(Action::SeeAccessSecurity)?;
        if_match.version()?;
        visit.decide(action)?;
        visit.prove()?;
        visit.expect(if_match, visit.organization.access_version, current).await?;
        let mut is = visit.access.security.clone();
        change(&mut is, visit.as_change())?;
        Ok(vec![(action, is)])
    };
    let steps = steps.await;
    carry_out(visit, &[word(action)], steps, page).await
}
