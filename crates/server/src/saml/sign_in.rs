use gatehouse_contract::saml::AttemptKind;
use gatehouse_contract::{Change, Timestamp};
use serde_json::json;

use super::desk::Desk;
use super::landing::Landing;
use super::person::{Found, How, identify};
use super::report::Report;
use crate::access::masked;
use crate::address_proof::{ProvenBy, prove};
use crate::audit::{Author, Event};
use crate::invitation::ACCEPTANCE;
use crate::owner::new_id;
use crate::problem::Outcome;
use crate::session::token::Token;
use crate::store::access;
use crate::store::person::StoredPerson;
use crate::store::saml::attempt;
use crate::store::saml::request::StoredRequest;
use crate::store::session::{self, BeganWith, StoredSession};

/// What a sign-in was asked for.
pub(super) struct Wanted {
    /// The path to go on to.
    pub next_path: String,
    /// The session that the new one takes the place of.
    pub replaced: Option<String>,
}

impl Default for Wanted {
    /// What a sign-in that began at the identity provider gets.
    fn default() -> Self {
        Self { next_path: "/".to_owned(), replaced: None }
    }
}

impl From<StoredRequest> for Wanted {
    fn from(request: StoredRequest) -> Self {
        Self { next_path: request.next_path, replaced: request.session_hash }
    }
}

/// Signs the person in whom the response speaks of, or says why nobody is.
pub(super) async fn conclude(
    mut desk: Desk<'_>,
    wanted: Wanted,
    mut report: Report,
) -> Outcome<Landing> {
    match identify(&mut desk, &mut report).await? {
        Some(found) => welcome(desk, wanted, report, found).await,
        None => refuse(desk, report).await,
    }
}

async fn welcome(
    mut desk: Desk<'_>,
    wanted: Wanted,
    report: Report,
    mut found: Found,
) -> Outcome<Landing> {
    let (state, now) = (desk.state, desk.now);
    let dropped = prove(state, &mut desk.db, &mut found.person, ProvenBy::Sso, now).await?;
    let (id, token) = (new_id(), Token::random());
    let assertion = report.assertion();
    let ends = assertion.as_ref().and_then(|it| it.session_ends);
    let authenticated_at = assertion.and_then(|it| it.authenticated_at);
    let person = &found.person.person;
    let is_proof = is_proof(&mut desk, &wanted, &found.person).await?;
    let session = StoredSession {
        ends_at: ends.filter(|at| *at > desk.now),
        ..begin(&desk, &token, authenticated_at.filter(|_| is_proof))
    };
    session::create(&mut desk.db, &session, &person.id).await?;
    session::touch(&mut desk.db, &session.token_hash, &person.id, desk.origin, desk.now).await?;
    if let Some(replaced) = &wanted.replaced {
        session::delete(&mut desk.db, replaced).await?;
    }
    write_down(&mut desk, &found, dropped, &id).await?;
    confirm_requirement(&mut desk, &found).await?;
    let report = report.finish(&id, AttemptKind::SignIn, Some(&person.name), desk.now);
    attempt::create(&mut desk.db, &desk.organization_id, &report).await?;
    let cookie = desk.state.shared.cookie.set(&token.text())?;
    desk.commit().await?;
    Ok(Landing { to: wanted.next_path, cookie: Some(cookie) })
}

/// Whether having proved at the identity provider who one is is a proof here too: for whoever proves it
/// with no password, and for whoever was signed in and does so anew.
async fn is_proof(desk: &mut Desk<'_>, wanted: &Wanted, person: &StoredPerson) -> Outcome<bool> {
    if !person.proves_with_password(desk.requirement()) {
        return Ok(true);
    }
    let Some(replaced) = &wanted.replaced else { return Ok(false) };
    let found = session::find(&mut desk.db, replaced).await?;
    Ok(found.is_some_and(|(_, it)| it.person.id == person.person.id))
}

/// A new session, with a proof for as long as that is fresh.
fn begin(desk: &Desk<'_>, token: &Token, authenticated_at: Option<Timestamp>) -> StoredSession {
    let lasts = i64::from(desk.state.shared.config.step_up);
    let proven_until = authenticated_at.map(|at| at.min(desk.now).plus_seconds(lasts));
    StoredSession {
        proven_until: proven_until.filter(|until| *until > desk.now),
        ..StoredSession::begin(token, desk.origin, BeganWith::Sso, desk.now)
    }
}

async fn write_down(
    desk: &mut Desk<'_>,
    found: &Found,
    dropped: Option<Event>,
    attempt: &str,
) -> Outcome<()> {
    let person = &found.person.person;
    let author = Author::person(person, desk.origin);
    let who = json!({ "person": person.id, "email": person.email, "role": person.role });
    let first = match found.how {
        How::Known => None,
        How::Linked => Some(Event { action: "link_identity", payload: who }),
        How::Created => Some(Event { action: "create_member", payload: who }),
        How::Invited => {
            let payload = json!({ "with": "sso", "email": person.email, "role": person.role });
            Some(Event { action: ACCEPTANCE, payload })
        }
    };
    for event in [first, dropped].into_iter().flatten() {
        desk.append(&author, "done", &event).await?;
    }
    let payload = json!({ "with": "sso", "attempt": attempt });
    desk.append(&author, "done", &Event { action: "sign_in", payload }).await
}

/// That somebody who could undo it got in this way shows that requiring it locks nobody out.
async fn confirm_requirement(desk: &mut Desk<'_>, found: &Found) -> Outcome<()> {
    let person = &found.person.person;
    let was = desk.access.security.clone();
    if desk.is_deleted || was.sso().reverts_at().is_none() || !person.role.keeps_password() {
        return Ok(());
    }
    let mut is = was.clone();
    is.confirm_requirement();
    let change = Change { by: person.name.clone(), at: desk.now };
    access::save(&mut desk.db, &desk.organization_id, &was, &is, &change).await?;
    let event = Event::change("keep_sso_requirement", masked(&was), masked(&is));
    desk.append(&Author::person(person, desk.origin), "done", &event).await
}

/// Writes down that nobody was signed in. Into the audit log only what the identity provider has
/// signed: anybody can send the rest.
pub(super) async fn refuse(mut desk: Desk<'_>, report: Report) -> Outcome<Landing> {
    let (id, reason) = (new_id(), report.reason());
    if report.is_signed() {
        let email = report.claims().and_then(|it| it.email.clone());
        let author = Author::stranger(email.unwrap_or_default(), desk.origin);
        let payload = json!({ "with": "sso", "attempt": id, "refused": reason });
        desk.append(&author, "refused", &Event { action: "sign_in", payload }).await?;
    }
    let report = report.finish(&id, AttemptKind::SignIn, None, desk.now);
    attempt::create(&mut desk.db, &desk.organization_id, &report).await?;
    desk.commit().await?;
    Ok(Landing::refused(&reason, Some(&id)))
}
