use axum::extract::State;
use axum::http::StatusCode;
use gatehouse_contract::PasswordReset;

use crate::problem::Outcome;
use crate::request::{Draft, Origin};
use crate::state::AppState;
use crate::store::job::{self, JobKind, StoredJob};
use crate::throttle::{self, Door};

/// Ask for a link to set a password
///
/// The link is sent to the address, if somebody has an account with it. The answer is the same for
/// every address. It works for an hour, once, and until another is asked for; after five, each
/// further one has to wait longer, up to 15 minutes.
#[utoipa::path(
    post, path = "/api/password-resets", operation_id = "password_reset_create", tag = "session",
    params(crate::openapi::OwnHeader),
    request_body = PasswordReset,
    responses(
        (status = 202, description = "If there is such an account, a mail is on its way"),
        crate::openapi::Unreadable, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    origin: Origin,
    draft: Draft<PasswordReset>,
) -> Outcome<StatusCode> {
    let reset = draft.read()?;
    state.shared.addresses.check(origin.address)?;
    let (email, now) = (reset.email.trim().to_lowercase(), state.clock.now());
    let mut db = state.store.write().await?;
    throttle::count_try(&mut db, Door::PasswordReset, &email, now).await?;
    let job = StoredJob { kind: JobKind::SendPasswordLink, email, origin };
    job::create(&mut db, &job, now).await?;
    db.commit().await?;
    Ok(StatusCode::ACCEPTED)
}
