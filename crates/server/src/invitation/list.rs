use std::num::NonZeroU16;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use gatehouse_contract::{
    Action, Invitation, InvitationQuery, Invitations, Permit, Reply, Role, decide_giving,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::rules::{is_guest, roles};
use crate::caller::Caller;
use crate::problem::{Outcome, Refusal};
use crate::request::SearchText;
use crate::state::AppState;
use crate::store::invitation::{self, StoredInvitation};
use crate::visit::Visit;

/// Which invitations to list, and from where on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// Part of an address, whatever its case.
    #[serde(default)]
    #[param(value_type = String, max_length = 200)]
    search: SearchText,
    /// With this role.
    #[param(inline)]
    role: Option<Role>,
    /// From 1 on.
    #[serde(default = "first")]
    #[param(value_type = u16, minimum = 1, maximum = 65535)]
    page: NonZeroU16,
}

fn first() -> NonZeroU16 {
    NonZeroU16::MIN
}

/// The invitations that nobody has accepted yet
///
/// The latest first, 100 on a page. Those that have ended are listed for 30 days.
#[utoipa::path(
    get, path = "/api/invitations", operation_id = "invitation_list", tag = "members",
    params(Wanted),
    security(("session" = [])),
    responses(
        (status = 200, description = "The invitations", body = Reply<Invitations>),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Outcome<Json<Reply<Invitations>>> {
    let mut visit = Visit::look_at(&state, &caller, Action::InviteMember).await?;
    let Query(Wanted { search, role, page }) = wanted.map_err(Refusal::malformed)?;
    let query = InvitationQuery { search: search.0, role };
    let (id, size) = (visit.organization.id.clone(), i64::from(Invitations::PAGE));
    let part = (size, size * (i64::from(page.get()) - 1));
    let (total, found) = invitation::search(visit.db(), &id, &query, part).await?;
    let invitations = found.into_iter().map(|it| of(&visit, it)).collect();
    let invitations = Invitations { total, invitations, roles: roles(&visit) };
    Ok(Json(visit.reply(invitations)))
}

/// An invitation as the viewer sees it.
pub(super) fn of(visit: &Visit, stored: StoredInvitation) -> Invitation {
    Invitation {
        guest: is_guest(visit, &stored.email),
        expired: stored.expires_at <= visit.now,
        permit: match decide_giving(visit.caller.person.person.role, stored.role) {
            Ok(()) => Permit::Allowed,
            Err(denial) => Permit::Denied(denial),
        },
        id: stored.id,
        email: stored.email,
        role: stored.role,
        exempt: stored.sso_exempt,
        invited_by: stored.invited_by_name,
        sent_at: stored.sent_at,
        expires_at: stored.expires_at,
    }
}
