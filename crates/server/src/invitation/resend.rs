use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use gatehouse_contract::{INVITATION_DAYS, Invitation, Problem, Reply, Role};
use serde_json::json;

use super::create::{expect_calm, send};
use super::list::of;
use super::rules::{expect, needs_exception};
use crate::audit::Event;
use crate::caller::Caller;
use crate::owner::new_id;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::invitation::{self, StoredInvitation};
use crate::throttle::seconds;
use crate::visit::Visit;

/// What it is called in the audit log.
const ACTION: &str = "resend_invitation";

/// Seconds after which the same invitation can be sent again.
const REST: i64 = 60;

/// Send an invitation again
///
/// With another link, which can be used for seven days from now on; the one before works no more. Once a
/// minute.
#[utoipa::path(
    post, path = "/api/invitations/{id}/resend", operation_id = "invitation_resend",
    tag = "members",
    params(crate::openapi::OwnHeader, crate::openapi::InvitationId),
    security(("session" = [])),
    responses(
        (status = 200, description = "The invitation", body = Reply<Invitation>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn resend(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<Json<Reply<Invitation>>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let sent = send_again(&mut visit, id).await.map(|sent| of(&visit, sent));
    visit.answer(&[ACTION], sent).await
}

async fn send_again(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<StoredInvitation> {
    let was = open_to_viewer(visit, id).await?;
    let exempt = needs_exception(visit, &was.email, was.role);
    if was.role != Role::Member || exempt {
        visit.prove()?;
    }
    let again_at = was.sent_at.plus_seconds(REST);
    if visit.now < again_at {
        let retry_after = seconds(again_at.unix_millis() - visit.now.unix_millis());
        return Err(Problem::InvitationSentLately { retry_after }.into());
    }
    expect_calm(visit, 1)?;
    let by = visit.caller.person.person.clone();
    let is = StoredInvitation {
        id: new_id(),
        sso_exempt: exempt,
        invited_by: by.id,
        invited_by_name: by.name,
        sent_at: visit.now,
        expires_at: visit.now.plus_days(INVITATION_DAYS),
        ..was
    };
    send(visit, &is).await?;
    let payload = json!({ "email": is.email, "role": is.role, "sso_exempt": is.sso_exempt });
    visit.record(&Event { action: ACTION, payload }).await?;
    Ok(is)
}

/// An invitation that the viewer has the say over.
pub(super) async fn open_to_viewer(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
) -> Outcome<StoredInvitation> {
    visit.decide(gatehouse_contract::Action::InviteMember)?;
    let Path(id) = id.map_err(Refusal::malformed)?;
    let organization_id = visit.organization.id.clone();
    let found = invitation::find(visit.db(), &id).await?;
    let own = found.filter(|it| it.organization_id == organization_id);
    let invitation = own.ok_or(Problem::NotFound)?;
    expect(visit, &invitation)?;
    Ok(invitation)
}
