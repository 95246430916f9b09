use axum::Json;
use axum::extract::State;
use gatehouse_contract::{
    InvitationOffer, InvitationToken, MemberSignIn, Problem, Timestamp, may_use_password,
};
use sqlx::AnyConnection;

use super::secret;
use crate::domain::of_address;
use crate::problem::Outcome;
use crate::request::{Draft, Origin};
use crate::saml::service_provider;
use crate::state::AppState;
use crate::store::invitation::{self, StoredInvitation};
use crate::store::{access, domain, organization, person};

/// What an invitation asks to join
///
/// Links that were used, revoked or are too old, and those that never were, get the same answer.
#[utoipa::path(
    post, path = "/api/invitations/open", operation_id = "invitation_open", tag = "session",
    params(crate::openapi::OwnHeader),
    request_body = InvitationToken,
    responses(
        (status = 200, description = "What it asks to join", body = InvitationOffer),
        crate::openapi::Unreadable, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn open(
    State(state): State<AppState>,
    origin: Origin,
    draft: Draft<InvitationToken>,
) -> Outcome<Json<InvitationOffer>> {
    let token = draft.read()?.token;
    state.shared.addresses.check(origin.address)?;
    let mut db = state.store.read().await?;
    let invitation = usable(&state, &mut db, &token, state.clock.now()).await?;
    Ok(Json(offer(&state, &mut db, invitation).await?))
}

/// The invitation of a link that can be used now.
pub(super) async fn usable(
    state: &AppState,
    db: &mut AnyConnection,
    token: &str,
    now: Timestamp,
) -> Outcome<StoredInvitation> {
    let id = secret::read(&state.shared.seal, token).ok_or(Problem::UnusableLink)?;
    let found = invitation::find(db, id).await?.filter(|it| it.expires_at > now);
    let found = found.ok_or(Problem::UnusableLink)?;
    match organization::find(db, &found.organization_id).await?.deleted {
        Some(_) => Err(Problem::UnusableLink.into()),
        None => Ok(found),
    }
}

async fn offer(
    state: &AppState,
    db: &mut AnyConnection,
    it: StoredInvitation,
) -> Outcome<InvitationOffer> {
    let organization = organization::find(db, &it.organization_id).await?;
    let sign_in = sign_in(db, &it).await?;
    let by_sso = matches!(sign_in, MemberSignIn::Sso | MemberSignIn::PasswordOrSso);
    let account = person::find_by_email(db, &it.email).await?.is_some();
    Ok(InvitationOffer {
        sso_start_url: by_sso.then(|| service_provider(state, &organization.handle).start_url),
        organization: organization.name,
        email: it.email,
        role: it.role,
        invited_by: it.invited_by_name,
        expires_at: it.expires_at,
        sign_in,
        account,
    })
}

/// How whoever accepts an invitation signs in, as the settings are now.
pub(super) async fn sign_in(
    db: &mut AnyConnection,
    it: &StoredInvitation,
) -> Outcome<MemberSignIn> {
    match unexcepted(db, it).await? {
        MemberSignIn::Nothing if it.sso_exempt => Ok(MemberSignIn::Password),
        sign_in => Ok(sign_in),
    }
}

/// Whether they are excepted from required single sign-on once they have joined: where they were to be,
/// and still have no other way in.
pub(super) async fn is_exempt(db: &mut AnyConnection, it: &StoredInvitation) -> Outcome<bool> {
    Ok(it.sso_exempt && unexcepted(db, it).await? == MemberSignIn::Nothing)
}

/// How they would sign in without an exception.
async fn unexcepted(db: &mut AnyConnection, it: &StoredInvitation) -> Outcome<MemberSignIn> {
    let domains = domain::verified(db, &it.organization_id).await?;
    let security = access::find(db, &it.organization_id).await?.security;
    let requirement = security.sso().requirement(!domains.is_empty());
    let is_on_domain = of_address(&it.email).is_some_and(|domain| domains.contains(&domain));
    Ok(MemberSignIn::of(
        may_use_password(it.role, false, requirement),
        security.sso().state().is_on() && is_on_domain,
    ))
}
