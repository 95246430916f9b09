//! What follows when somebody has set up a second factor.

use axum::Json;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};
use gatehouse_contract::{Denial, Enrolled, Factors, Reply, Standing};
use sqlx::AnyConnection;

use super::list::factors;
use super::recovery_code::make;
use crate::audit::Event;
use crate::mail::letters::factor::{Matter, factors_changed};
use crate::mail::{self, Letterhead};
use crate::problem::Outcome;
use crate::session::renew;
use crate::session::token::Token;
use crate::state::AppState;
use crate::store::factor::{self, FactorKind};
use crate::store::{coverage, person, recovery_code, session};
use crate::visit::Visit;

/// A factor was added: the answer, and the session's new token.
pub(super) struct Addition {
    reply: Reply<Enrolled>,
    token: Token,
}

impl Addition {
    /// The answer, with the session's new cookie.
    pub(super) fn answer(self, state: &AppState) -> Outcome<Response> {
        let cookie = state.shared.cookie.set(&self.token.text())?;
        Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(self.reply)).into_response())
    }
}

/// Whether somebody may set up a factor: with a fresh proof of who they are, or because that is the
/// next step of their sign-in.
pub(super) fn permit(visit: &Visit) -> Outcome<()> {
    match visit.standing() {
        Standing::Enrols(_) => Ok(()),
        Standing::SignedIn | Standing::ProvesFactor => visit.prove(),
    }
}

/// Whether the viewer may have one more of this kind.
pub(super) async fn permit_more(visit: &mut Visit, kind: FactorKind) -> Outcome<()> {
    let id = visit.caller.person.person.id.clone();
    match factor::all(visit.db(), kind, &id).await?.len() {
        ..Factors::LIMIT => Ok(()),
        _ => Err(Denial::TooManyFactors.into()),
    }
}

/// Deletes what is thought to be lost, before a factor takes its place.
pub(super) async fn forget_lost(visit: &mut Visit) -> Outcome<()> {
    let id = visit.caller.person.person.id.clone();
    if replaces_lost(visit) { forget_all(visit.db(), &id).await } else { Ok(()) }
}

/// Whether what is set up takes the place of all that is thought to be lost.
pub(super) fn replaces_lost(visit: &Visit) -> bool {
    visit.caller.person.enrols_again && matches!(visit.standing(), Standing::Enrols(_))
}

/// Deletes every factor and every recovery code of somebody.
pub(crate) async fn forget_all(db: &mut AnyConnection, person_id: &str) -> Outcome<()> {
    for kind in [FactorKind::AuthenticatorApp, FactorKind::Passkey] {
        factor::delete_of_person(db, kind, person_id).await?;
    }
    recovery_code::delete_of_person(db, person_id).await?;
    person::set_passkey_sign_in(db, person_id, false).await?;
    person::set_enrols_again(db, person_id, false).await
}

/// Completes the addition of a factor: makes recovery codes where there are none left, counts the
/// factor as proven in this session, gives that a new token, ends the others, and tells the person.
pub(super) async fn complete(visit: &mut Visit, event: Event, matter: Matter) -> Outcome<Addition> {
    let id = visit.caller.person.person.id.clone();
    let left = recovery_code::count(visit.db(), &id).await?.map_or(0, |codes| codes.left);
    let recovery_codes = match left {
        0 => make(visit).await?,
        _ => Vec::new(),
    };
    person::set_enrols_again(visit.db(), &id, false).await?;
    let token = Token::random();
    let new = session_with_factor(visit, &token);
    renew(visit, new).await?;
    end_others(visit).await?;
    visit.record(&event).await?;
    note_coverage(visit).await?;
    tell(visit, matter).await?;
    let factors = factors(visit).await?;
    let reply = visit.reply(Enrolled { factors, recovery_codes });
    Ok(Addition { reply, token })
}

/// Notes how many people have which second factor, since that has changed.
pub(crate) async fn note_coverage(visit: &mut Visit) -> Outcome<()> {
    let (id, now) = (visit.organization.id.clone(), visit.now);
    coverage::note(visit.db(), &id, now).await
}

/// The session that goes on once a factor has been proven in it. Where that completes a sign-in, it
/// begins here.
pub(crate) fn session_with_factor(visit: &Visit, token: &Token) -> session::StoredSession {
    let old = visit.caller.session.clone();
    let is_complete = visit.standing() == Standing::SignedIn;
    session::StoredSession {
        token_hash: token.hash(),
        created_at: if is_complete { old.created_at } else { visit.now },
        factor_at: Some(visit.now),
        ..old
    }
}

/// Ends the viewer's other sessions: what they began with is another now.
pub(super) async fn end_others(visit: &mut Visit) -> Outcome<()> {
    let (id, token_hash) =
        (visit.caller.person.person.id.clone(), visit.caller.session.token_hash.clone());
    session::delete_others(visit.db(), &id, &token_hash).await
}

/// Tells the viewer by mail what has changed about their factors: whoever did it may not be them.
pub(crate) async fn tell(visit: &mut Visit, matter: Matter) -> Outcome<()> {
    let (state, id, now) = (visit.state.clone(), visit.organization.id.clone(), visit.now);
    let person = visit.caller.person.person.clone();
    let head = Letterhead::of(&state, visit.db(), &id).await?;
    let letter = factors_changed(&head, &person, &matter, now);
    mail::write(visit.db(), &id, &person, &letter, now).await
}
