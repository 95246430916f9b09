use axum::extract::State;
use axum::http::StatusCode;
use gatehouse_contract::{NewPassword, Problem, Timestamp};
use serde_json::json;
use sqlx::{Any, Transaction};

use crate::address_proof::{ProvenBy, prove};
use crate::audit::{Author, Event};
use crate::mail::letters::password::{How, changed};
use crate::mail::{self, Letterhead};
use crate::password::known_of;
use crate::password_reset::is_kept_out;
use crate::problem::{Outcome, Refusal};
use crate::request::{Draft, Origin};
use crate::session::token::Token;
use crate::state::AppState;
use crate::store::person::StoredPerson;
use crate::store::{organization, password_link, person, session};
use crate::throttle::{self, Door};

/// What it is called in the audit log.
const ACTION: &str = "set_password";

/// Set a password by the link of a mail
///
/// Ends every session of the person, and signs nobody in. A password that is refused leaves the link
/// as it was. Links that were used, replaced or are too old, and those that never were, get the same
/// answer.
#[utoipa::path(
    put, path = "/api/password", operation_id = "password_update", tag = "session",
    params(crate::openapi::OwnHeader),
    request_body = NewPassword,
    responses(
        (status = 204, description = "The password is set"),
        crate::openapi::Unreadable, crate::openapi::Refused, crate::openapi::Invalid,
        crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    origin: Origin,
    draft: Draft<NewPassword>,
) -> Outcome<StatusCode> {
    let new = draft.read()?;
    state.shared.addresses.check(origin.address)?;
    let token = Token::read(&new.token).ok_or(Problem::UnusableLink)?.hash();
    let link = Link::open(&state, &origin, &token).await?;
    let own = link.about_its_person().await?;
    new.check_length()?;
    state.shared.passwords.expect_strength(&new.password, own).await?;
    let hash = state.shared.passwords.hash(new.password).await?;
    Link::open(&state, &origin, &token).await?.set(&hash).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A link that can be used now, in a transaction that holds the lock of its person's organization.
/// Whether a password may be used at all is looked at now, not when the link was sent.
struct Link<'a> {
    state: &'a AppState,
    origin: &'a Origin,
    token_hash: &'a str,
    owner: StoredPerson,
    now: Timestamp,
    db: Transaction<'static, Any>,
    seq: i64,
}

impl<'a> Link<'a> {
    async fn open(state: &'a AppState, origin: &'a Origin, token_hash: &'a str) -> Outcome<Self> {
        let now = state.clock.now();
        let mut db = state.store.write().await?;
        let found = password_link::find(&mut db, token_hash, now).await?;
        let id = found.ok_or(Problem::UnusableLink)?.organization_id;
        let seq = organization::lock(&mut db, &id).await?;
        // Once more: of several who use it at once, one does.
        let found = password_link::find(&mut db, token_hash, now).await?;
        let owner = found.ok_or(Problem::UnusableLink)?;
        let is_kept_out = is_kept_out(&mut db, &owner).await?;
        let link = Self { state, origin, token_hash, owner, now, db, seq };
        if is_kept_out { Err(link.refuse(Problem::SsoRequired.into()).await?) } else { Ok(link) }
    }

    /// Writes down that it cannot be used.
    async fn refuse(mut self, refusal: Refusal) -> Outcome<Refusal> {
        self.append("refused", &Event::refused(ACTION, &refusal)?).await?;
        self.db.commit().await?;
        Ok(refusal)
    }

    /// What whoever guesses the password knows. Nothing is done.
    async fn about_its_person(mut self) -> Outcome<Vec<String>> {
        let organization = organization::find(&mut self.db, &self.owner.organization_id).await?;
        Ok(known_of(&self.owner.person, &organization.name))
    }

    /// Sets the password, and lets everything end that the old one began.
    async fn set(mut self, hash: &str) -> Outcome<()> {
        let (state, now, by) = (self.state, self.now, ProvenBy::Link);
        let id = self.owner.person.id.clone();
        let dropped = prove(state, &mut self.db, &mut self.owner, by, now).await?;
        password_link::delete(&mut self.db, self.token_hash).await?;
        person::set_password(&mut self.db, &id, hash, now).await?;
        session::delete_of_person(&mut self.db, &id).await?;
        // Whoever reads the mail knows no code: the waits for wrong ones go on.
        for door in [Door::SignIn, Door::StepUp, Door::PasswordReset] {
            throttle::forgive(&mut self.db, door, &self.owner.person.email).await?;
        }
        self.tell().await?;
        let event = Event { action: ACTION, payload: json!({ "with": "link" }) };
        self.append("done", &event).await?;
        if let Some(dropped) = dropped {
            self.seq = organization::lock(&mut self.db, &self.owner.organization_id).await?;
            self.append("done", &dropped).await?;
        }
        Ok(self.db.commit().await?)
    }

    async fn tell(&mut self) -> Outcome<()> {
        let StoredPerson { person, organization_id: id, .. } = &self.owner;
        let head = Letterhead::of(self.state, &mut self.db, id).await?;
        let letter = changed(&head, person, How::ByLink, self.now);
        mail::write(&mut self.db, id, person, &letter, self.now).await
    }

    async fn append(&mut self, outcome: &str, event: &Event) -> Outcome<()> {
        let author = Author::person(&self.owner.person, self.origin);
        let (id, db) = (&self.owner.organization_id, &mut self.db);
        author.append(db, id, self.seq, self.now, outcome, event).await
    }
}
