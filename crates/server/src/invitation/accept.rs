use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use gatehouse_contract::{Acceptance, MemberSignIn, Person, Problem, Session, Standing, Timestamp};
use serde_json::json;
use sqlx::AnyConnection;

use super::open::{is_exempt, sign_in, usable};
use crate::audit::{Author, Event};
use crate::caller::{Caller, carried};
use crate::mail::letters::invitation::accepted;
use crate::mail::{self, Letterhead};
use crate::owner::new_id;
use crate::password::known_of;
use crate::problem::Outcome;
use crate::request::{Draft, Origin};
use crate::session::conclude;
use crate::session::token::Token;
use crate::state::AppState;
use crate::store::invitation::{self, StoredInvitation};
use crate::store::person::{self, StoredPerson};
use crate::store::session::{self, BeganWith, StoredSession};
use crate::store::{coverage, organization};
use crate::visit::Visit;

/// What it is called in the audit log.
pub(crate) const ACTION: &str = "accept_invitation";

/// Join with a password
///
/// By the link of an invitation, once. Whoever joins is signed in; where a second factor is required,
/// they set one up next. Whoever signs in through the identity provider alone joins by doing so. A name
/// or a password that is refused leaves the link as it was.
#[utoipa::path(
    post, path = "/api/invitations/accept", operation_id = "invitation_accept", tag = "session",
    params(crate::openapi::OwnHeader),
    request_body = Acceptance,
    responses(
        (status = 200, description = "Joined and signed in", body = Session,
            headers(("set-cookie" = String, description = "The session"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Invalid, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn accept(
    State(state): State<AppState>,
    origin: Origin,
    headers: HeaderMap,
    draft: Draft<Acceptance>,
) -> Outcome<Response> {
    let acceptance = draft.read()?;
    state.shared.addresses.check(origin.address)?;
    let hash = checked(&state, &acceptance).await?;
    let person = join(&state, &origin, &acceptance, &hash).await?;
    let token = Token::random();
    let session = StoredSession::begin(&token, &origin, BeganWith::Password, state.clock.now());
    let caller = Caller { person, session, origin };
    let visit = arrive(&state, &caller, carried(&headers, &state)).await?;
    conclude(visit, &token).await
}

/// The hash of the password, once all that was typed can be taken.
async fn checked(state: &AppState, acceptance: &Acceptance) -> Outcome<String> {
    let mut db = state.store.read().await?;
    let invitation = usable(state, &mut db, &acceptance.token, state.clock.now()).await?;
    expect_password(&mut db, &invitation).await?;
    let organization = organization::find(&mut db, &invitation.organization_id).await?;
    drop(db);
    let person = Person { name: acceptance.parse()?, ..invitation.addressee() };
    let own = known_of(&person, &organization.name);
    state.shared.passwords.expect_strength(&acceptance.password, own).await?;
    state.shared.passwords.hash(acceptance.password.clone()).await
}

/// Whether a password would let in whoever accepts it, and nobody has the address.
async fn expect_password(db: &mut AnyConnection, invitation: &StoredInvitation) -> Outcome<()> {
    match sign_in(db, invitation).await? {
        MemberSignIn::Sso | MemberSignIn::Nothing => return Err(Problem::SsoRequired.into()),
        MemberSignIn::Password | MemberSignIn::PasswordOrSso => {}
    }
    match person::find_by_email(db, &invitation.email).await? {
        Some(_) => Err(Problem::UnusableLink.into()),
        None => Ok(()),
    }
}

/// Makes the person. Of several who use the link at once, one joins.
async fn join(
    state: &AppState,
    origin: &Origin,
    acceptance: &Acceptance,
    hash: &str,
) -> Outcome<StoredPerson> {
    let now = state.clock.now();
    let mut db = state.store.write().await?;
    let id = usable(state, &mut db, &acceptance.token, now).await?.organization_id;
    let seq = organization::lock(&mut db, &id).await?;
    let invitation = usable(state, &mut db, &acceptance.token, now).await?;
    expect_password(&mut db, &invitation).await?;
    let person = settle(state, &mut db, &invitation, acceptance.parse()?, Some(hash), now).await?;
    let payload = json!({ "with": "password", "invited_by": invitation.invited_by_name,
                          "email": invitation.email, "role": invitation.role });
    let event = Event { action: ACTION, payload };
    Author::person(&person.person, origin).append(&mut db, &id, seq, now, "done", &event).await?;
    db.commit().await?;
    Ok(person)
}

/// Puts a person in the place of their invitation, and tells whoever invited them, if they are still
/// there.
pub(crate) async fn settle(
    state: &AppState,
    db: &mut AnyConnection,
    invitation: &StoredInvitation,
    name: String,
    hash: Option<&str>,
    now: Timestamp,
) -> Outcome<StoredPerson> {
    let id = &invitation.organization_id;
    let was_viewed = invitation::was_viewed(db, &invitation.id).await?;
    if !invitation::take(db, &invitation.id).await? {
        return Err(Problem::UnusableLink.into());
    }
    let person = Person { id: new_id(), name, ..invitation.addressee() };
    let person = StoredPerson {
        sso_exempt: is_exempt(db, invitation).await?,
        has_password: hash.is_some(),
        // Whoever joins through the identity provider has proven it.
        address_unproven: was_viewed && hash.is_some(),
        ..StoredPerson::new(person, id.clone())
    };
    if !person::create(db, &person, hash, now).await? {
        return Err(Problem::UnusableLink.into());
    }
    coverage::note(db, id, now).await?;
    if let Some(sender) = person::find(db, id, &invitation.invited_by).await? {
        let letter = accepted(&Letterhead::of(state, db, id).await?, &person.person);
        mail::write(db, id, &sender.person, &letter, now).await?;
    }
    Ok(person)
}

/// Begins the session of whoever has just joined, in place of the one that the browser carried.
async fn arrive(state: &AppState, caller: &Caller, carried: Option<String>) -> Outcome<Visit> {
    let mut visit = Visit::arrive(state, caller).await?;
    let (id, now) = (&caller.person.person.id, visit.now);
    session::touch(visit.db(), &caller.session.token_hash, id, &caller.origin, now).await?;
    if let Some(carried) = carried {
        session::delete(visit.db(), &carried).await?;
    }
    let action = match visit.standing() {
        Standing::SignedIn => "sign_in",
        Standing::ProvesFactor | Standing::Enrols(_) => "begin_sign_in",
    };
    let payload = json!({ "with": "password", "after_failures": 0 });
    visit.record(&Event { action, payload }).await?;
    Ok(visit)
}
