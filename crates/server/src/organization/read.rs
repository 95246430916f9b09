use axum::extract::State;
use gatehouse_contract::{Action, Organization, Reply};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::person;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// The organization as everyone in it may see it
#[utoipa::path(
    get, path = "/api/organization", operation_id = "organization_read", tag = "organization",
    security(("session" = [])),
    responses(
        (status = 200, description = "The organization", body = Reply<Organization>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::SignedOut, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Tagged<Organization>> {
    let mut visit = Visit::look_at(&state, &caller, Action::SeeOrganization).await?;
    page(&mut visit).await
}

/// The organization in the transaction of `visit`.
pub(super) async fn page(visit: &mut Visit) -> Outcome<Tagged<Organization>> {
    let stored = visit.organization.clone();
    let support_address = visit.state.shared.config.support_address.as_ref();
    let support_address = support_address.map(ToString::to_string);
    let organization = Organization {
        version: stored.version,
        name: stored.name,
        administrators: person::administrators(visit.db(), &stored.id).await?,
        support_address,
        changed: stored.changed,
    };
    Ok(Tagged(stored.version, visit.reply(organization)))
}
