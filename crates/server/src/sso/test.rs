use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse};
use gatehouse_contract::saml::{AttemptKind, TestStart};
use gatehouse_contract::sso::SsoConnection;
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
    let visit = Visit::look(&state, &caller).await?;
    let connection = match connection(&visit) {
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

fn connection(visit: &Visit) -> Outcome<SsoConnection> {
    visit.decide(Action::SeeAccessSecurity)?;
    let connection = visit.access.security.sso().state().connection().cloned();
    connection.ok_or(Denial::SsoUnconfigured.into())
}
