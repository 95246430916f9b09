use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse};
use gatehouse_contract::saml::{AttemptKind, TestStart};
use gatehouse_contract::sso::{Sso, SsoConnection};
use gatehouse_contract::{Action, Denial, Reply};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::saml::{TEST_ACTION, Wish, begin};
use crate::state::AppState;
use crate::visit::Visit;

/// Begin a test of the connection
///
/// The URL takes this browser, and no other, to the identity provider and back to the report of the
/// attempt. The test passes only on the connection as it stands now, and while whoever began it is
/// signed in.
#[utoipa::path(
    post, path = "/api/organization/sso/tests", operation_id = "sso_test", tag = "sso",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "Where the test begins", body = Reply<TestStart>,
            headers(("set-cookie" = String, description = "What the answer is bound to"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn test(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
) -> Outcome<impl IntoResponse> {
    let of = |sso: &Sso| sso.state().connection().cloned().ok_or(Denial::SsoUnconfigured);
    begin_test(state, caller, headers, of).await
}

/// Begin a test of the draft
///
/// Like a test of the connection. It passes only on the draft as it stands now.
#[utoipa::path(
    post, path = "/api/organization/sso/draft/tests", operation_id = "sso_draft_test", tag = "sso",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "Where the test begins", body = Reply<TestStart>,
            headers(("set-cookie" = String, description = "What the answer is bound to"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn test_draft(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
) -> Outcome<impl IntoResponse> {
    let of = |sso: &Sso| sso.draft().map(|it| it.connection.clone()).ok_or(Denial::NoSsoDraft);
    begin_test(state, caller, headers, of).await
}

async fn begin_test(
    state: AppState,
    caller: Caller,
    headers: HeaderMap,
    of: impl FnOnce(&Sso) -> Result<SsoConnection, Denial>,
) -> Outcome<impl IntoResponse> {
    let visit = Visit::look(&state, &caller).await?;
    let decided = visit.decide(Action::SeeAccessSecurity);
    let connection = match decided.and_then(|()| Ok(of(visit.access.security.sso())?)) {
        Ok(connection) => connection,
        Err(refusal) => return Err(visit.refuse(&[TEST_ACTION], refusal).await),
    };
    let (organization, session) = (visit.organization.clone(), visit.session());
    drop(visit);
    let wish = Wish {
        kind: AttemptKind::Test,
        session_hash: Some(caller.session.token_hash),
        next_path: "/",
        force_authn: false,
    };
    let (start_url, cookie) = begin(&state, &organization, &connection, wish, &headers).await?;
    let reply = Reply { resource: TestStart { start_url }, session };
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(reply)))
}
