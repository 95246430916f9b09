use axum::extract::State;
use gatehouse_contract::sso::SsoSettings;
use gatehouse_contract::{Action, Reply};

use super::read::page;
use crate::access::masked;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::access;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "keep_sso_requirement";

/// Confirm that single sign-on stays required
///
/// Otherwise a new requirement is taken back after 15 minutes, unless an Owner or Admin signs in with
/// it meanwhile. Changes nothing when there is nothing to confirm.
#[utoipa::path(
    post, path = "/api/organization/sso/keep", operation_id = "sso_keep", tag = "sso",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn keep(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let kept = confirm(&mut visit).await;
    visit.settle(&[ACTION], kept).await
}

/// Whoever may require it may say that it stays.
async fn confirm(visit: &mut Visit) -> Outcome<Tagged<SsoSettings>> {
    visit.decide(Action::RequireSso)?;
    visit.prove()?;
    let was = visit.access.security.clone();
    let mut is = was.clone();
    is.confirm_requirement();
    if was != is {
        let (id, change) = (visit.organization.id.clone(), visit.as_change());
        access::save(visit.db(), &id, &was, &is, &change).await?;
        visit.record(&Event::change(ACTION, masked(&was), masked(&is))).await?;
    }
    page(visit).await
}
