use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use gatehouse_contract::saml::AttemptKind;

use super::case::Case;
use super::desk::Desk;
use super::landing::{Landing, answer};
use super::{sign_in, test};
use crate::problem::Outcome;
use crate::request::Origin;
use crate::state::AppState;
use crate::store::saml::request;

/// Examines the response that a browser comes for, and does what it was asked for.
pub(super) async fn finish(
    State(state): State<AppState>,
    origin: Origin,
    Path(relay): Path<String>,
    headers: HeaderMap,
) -> Response {
    answer(settle(&state, &origin, &relay, &headers).await)
}

async fn settle(
    state: &AppState,
    origin: &Origin,
    relay: &str,
    headers: &HeaderMap,
) -> Outcome<Landing> {
    // Somebody who comes back to this address is signed in, or signs in again.
    let nothing_to_do = || Ok(Landing::at("/"));
    let Some(case) = Case::find(state, relay, headers).await? else { return nothing_to_do() };
    let mut report = case.examine(state).await?;
    let mut desk = Desk::open(state, origin, &case.request.organization_id).await?;
    // A stranger who knows the address takes the answer from nobody.
    if case.is_own_browser && !request::take(&mut desk.db, &case.request.id).await? {
        return nothing_to_do();
    }
    case.check(&desk, &mut report);
    desk.check_replay(&mut report).await?;
    match case.request.kind {
        AttemptKind::Test => test::conclude(desk, &case, report).await,
        AttemptKind::SignIn => sign_in::conclude(desk, case.request.into(), report).await,
    }
}
