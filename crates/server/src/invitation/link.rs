use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{InvitationLink, Problem, Reply, Role};
use serde_json::json;

use super::create::url;
use super::resend::open_to_viewer;
use crate::audit::Event;
use crate::caller::Caller;
use crate::mail::Letterhead;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::invitation;
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "copy_invitation_link";

/// The link of an invitation
///
/// The one in the mail. It is written down in the audit log, since whoever has it can accept the
/// invitation.
#[utoipa::path(
    post, path = "/api/invitations/{id}/link", operation_id = "invitation_link", tag = "members",
    params(crate::openapi::OwnHeader, crate::openapi::InvitationId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The link", body = Reply<InvitationLink>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn copy(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<InvitationLink>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let link = read(&mut visit, id).await;
    visit.answer(&[ACTION], link).await
}

async fn read(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<InvitationLink> {
    let invitation = open_to_viewer(visit, id).await?;
    if invitation.role != Role::Member || invitation.sso_exempt {
        visit.prove()?;
    }
    if invitation.expires_at <= visit.now {
        return Err(Problem::UnusableLink.into());
    }
    let (state, id) = (visit.state.clone(), visit.organization.id.clone());
    let viewer = visit.caller.person.person.id.clone();
    invitation::note_view(visit.db(), &invitation.id, &viewer).await?;
    let head = Letterhead::of(&state, visit.db(), &id).await?;
    let payload = json!({ "email": invitation.email, "role": invitation.role });
    visit.record(&Event { action: ACTION, payload }).await?;
    Ok(InvitationLink { url: url(&state, &head, &invitation.id) })
}
