use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Device, OwnPassword, OwnSignIn, Reply, Standing, StandingFacts};

use crate::agent::Agent;
use crate::caller::{Caller, has_ended};
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::person;
use crate::store::session::{self, StoredSession};
use crate::visit::Visit;

/// How the viewer signs in, and where they are signed in
///
/// Everybody sees their own, whatever their role.
#[utoipa::path(
    get, path = "/api/me/sign-in", operation_id = "own_sign_in_read", tag = "me",
    security(("session" = [])),
    responses(
        (status = 200, description = "The page", body = Reply<OwnSignIn>),
        crate::openapi::SignedOut, crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<OwnSignIn>>> {
    page(&mut Visit::look(&state, &caller).await?).await.map(Json)
}

/// The page in the transaction of `visit`.
pub(super) async fn page(visit: &mut Visit) -> Outcome<Reply<OwnSignIn>> {
    let password = password(visit).await?;
    let this = visit.caller.session.id.clone();
    let sessions = sessions(visit).await?;
    let devices = sessions.into_iter().map(|session| device(session, &this)).collect();
    Ok(visit.reply(OwnSignIn { password, devices }))
}

async fn password(visit: &mut Visit) -> Outcome<OwnPassword> {
    if visit.expect_password_use().is_err() {
        return Ok(OwnPassword::SsoRequired);
    }
    if !visit.caller.person.has_password {
        return Ok(OwnPassword::Unset);
    }
    let id = visit.caller.person.person.id.clone();
    Ok(OwnPassword::Set { changed_at: person::password_set_at(visit.db(), &id).await? })
}

/// The sessions in which the viewer is signed in: this one, then the one that was used last.
pub(super) async fn sessions(visit: &mut Visit) -> Outcome<Vec<StoredSession>> {
    let this = visit.caller.session.id.clone();
    let mut all = unended(visit).await?;
    let facts = visit.standing_facts();
    all.retain(|session| {
        let (began_with, factor_proven) = (session.began_with, session.factor_at.is_some());
        StandingFacts { began_with, factor_proven, ..facts }.standing() == Standing::SignedIn
    });
    all.sort_by_key(|session| session.id != this);
    Ok(all)
}

/// The viewer's sessions that have not ended, also where a second factor is still missing.
pub(super) async fn unended(visit: &mut Visit) -> Outcome<Vec<StoredSession>> {
    let person_id = visit.caller.person.person.id.clone();
    let mut all = session::of_person(visit.db(), &person_id).await?;
    all.retain(|session| !has_ended(session, &visit.state, visit.now));
    Ok(all)
}

/// A session as its person sees it.
pub(super) fn device(session: StoredSession, this: &str) -> Device {
    let Agent { browser, system } =
        session.user_agent.as_deref().map(Agent::read).unwrap_or_default();
    Device {
        is_this: session.id == this,
        id: session.id,
        browser,
        system,
        address: session.address,
        signed_in_at: session.created_at,
        used_at: session.used_at,
        began_with: session.began_with,
    }
}
