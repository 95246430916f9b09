use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse};
use gatehouse_contract::{Denial, OwnSignIn, PasswordChange, Reply};
use serde_json::json;

use super::end_other_sessions::end_others;
use super::read::page;
use crate::audit::Event;
use crate::caller::Caller;
use crate::mail::letters::password::{How, changed};
use crate::mail::{self, Letterhead};
use crate::password::known_of;
use crate::problem::Outcome;
use crate::request::Draft;
use crate::session::token::Token;
use crate::session::{renew, step_up};
use crate::state::AppState;
use crate::store::session::StoredSession;
use crate::store::{password_link, person};
use crate::visit::{Visit, note_refusal};

/// What it is called in the audit log.
const ACTION: &str = "change_password";

/// Change the viewer's password
///
/// The current one is the proof that it is them; wrong ones count like those of a step-up. Ends all
/// other sessions, and gives this one a new token. Links of mails that set a password end too. Whoever
/// has no password asks for such a link.
#[utoipa::path(
    put, path = "/api/me/password", operation_id = "own_sign_in_change_password", tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    request_body = PasswordChange,
    responses(
        (status = 200, description = "The page", body = Reply<OwnSignIn>,
            headers(("set-cookie" = String, description = "The session, with a new token"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn change_password(
    State(state): State<AppState>,
    caller: Caller,
    draft: Draft<PasswordChange>,
) -> Outcome<impl IntoResponse> {
    let change = draft.read()?;
    if let Err(refusal) = check(&state, &caller, &change).await {
        return Err(note_refusal(&state, &caller, &[ACTION], refusal).await);
    }
    let hash = state.shared.passwords.hash(change.password).await?;
    let token = Token::random();
    let page = set(&state, &caller, &hash, &token).await?;
    let cookie = state.shared.cookie.set(&token.text())?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(page)))
}

async fn check(state: &AppState, caller: &Caller, change: &PasswordChange) -> Outcome<()> {
    let visit = Visit::look(state, caller).await?;
    expect_password(&visit)?;
    let known = known_of(&visit.caller.person.person, &visit.organization.name);
    drop(visit);
    step_up::check_password(state, caller, &change.current).await?;
    change.check()?;
    state.shared.passwords.expect_strength(&change.password, known).await
}

/// Whether the viewer has a password that they may use.
fn expect_password(visit: &Visit) -> Outcome<()> {
    visit.expect_password_use()?;
    visit.caller.person.has_password.then_some(()).ok_or(Denial::NoPassword.into())
}

/// Sets the password, and lets everything end that the old one began but this session.
async fn set(
    state: &AppState,
    caller: &Caller,
    hash: &str,
    token: &Token,
) -> Outcome<Reply<OwnSignIn>> {
    let mut visit = Visit::change(state, caller).await?;
    if let Err(refusal) = expect_password(&visit) {
        return Err(visit.refuse(&[ACTION], refusal).await);
    }
    let (to, now) = (visit.caller.person.person.clone(), visit.now);
    person::set_password(visit.db(), &to.id, hash, now).await?;
    password_link::delete_of_person(visit.db(), &to.id).await?;
    let ended = end_others(&mut visit).await?;
    let session = StoredSession { token_hash: token.hash(), ..visit.caller.session.clone() };
    renew(&mut visit, session).await?;
    let id = visit.organization.id.clone();
    let head = Letterhead::of(state, visit.db(), &id).await?;
    let letter = changed(&head, &to, How::ByOldPassword, now);
    mail::write(visit.db(), &id, &to, &letter, now).await?;
    visit.record(&Event { action: ACTION, payload: json!({ "ended_sessions": ended }) }).await?;
    let page = page(&mut visit).await?;
    visit.commit().await?;
    Ok(page)
}
