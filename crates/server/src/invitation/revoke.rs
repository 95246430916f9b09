use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{Invitation, Reply};
use serde_json::json;

use super::list::of;
use super::resend::open_to_viewer;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::invitation::{self, StoredInvitation};
use crate::visit::Visit;

/// What it is called in the audit log.
pub(super) const ACTION: &str = "revoke_invitation";

/// Revoke an invitation
///
/// Its link works no more.
#[utoipa::path(
    delete, path = "/api/invitations/{id}", operation_id = "invitation_revoke", tag = "members",
    params(crate::openapi::OwnHeader, crate::openapi::InvitationId),
    security(("session" = [])),
    responses(
        (status = 200, description = "What was revoked", body = Reply<Invitation>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn revoke(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<Invitation>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let was = take_back(&mut visit, id).await.map(|was| of(&visit, was));
    visit.answer(&[ACTION], was).await
}

async fn take_back(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<StoredInvitation> {
    let was = open_to_viewer(visit, id).await?;
    invitation::take(visit.db(), &was.id).await?;
    let payload = json!({ "email": was.email, "role": was.role });
    visit.record(&Event { action: ACTION, payload }).await?;
    Ok(was)
}
