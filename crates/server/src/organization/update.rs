use axum::extract::State;
use gatehouse_contract::{Action, Current, Organization, OrganizationDraft, Reply};
use serde_json::json;

use super::read::page;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::{Draft, IfMatch};
use crate::state::AppState;
use crate::store::organization;
use crate::tagged::Tagged;
use crate::visit::Visit;

const ACTION: &str = "rename_organization";

/// Rename the organization
#[utoipa::path(
    put, path = "/api/organization", operation_id = "organization_update", tag = "organization",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    request_body = OrganizationDraft,
    responses(
        (status = 200, description = "Renamed", body = Reply<Organization>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conditional, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    draft: Draft<OrganizationDraft>,
) -> Outcome<Tagged<Organization>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let change = rename(&mut visit, &if_match, draft).await;
    visit.conclude(&[ACTION], change, page).await
}

async fn rename(
    visit: &mut Visit,
    if_match: &IfMatch,
    draft: Draft<OrganizationDraft>,
) -> Outcome<Option<Event>> {
    visit.decide(Action::RenameOrganization)?;
    let version = visit.organization.version;
    visit
        .expect(if_match, version, async |visit| {
            Ok(Current::Organization(page(visit).await?.1.into()))
        })
        .await?;
    let name = draft.read()?.parse()?;
    let was = visit.organization.name.clone();
    if name == was {
        return Ok(None);
    }
    let (id, change) = (visit.organization.id.clone(), visit.as_change());
    organization::rename(visit.db(), &id, &name, &change).await?;
    Ok(Some(Event::change(ACTION, json!({ "name": was }), json!({ "name": name }))))
}
