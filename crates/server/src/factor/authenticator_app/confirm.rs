use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use gatehouse_contract::{
    AuthenticatorProof, Enrolled, FactorNameDraft, Field, FieldError, Flaw, Problem, Reply,
};
use serde_json::json;

use crate::audit::Event;
use crate::caller::Caller;
use crate::factor::enrol::{self, Addition};
use crate::factor::{Totp, proof};
use crate::mail::letters::factor::Matter;
use crate::problem::{Outcome, Refusal};
use crate::request::Draft;
use crate::state::AppState;
use crate::store::authenticator_app;
use crate::throttle::Door;
use crate::visit::Visit;

const ACTION: &str = "add_authenticator_app";

/// Prove that an authenticator app is set up
///
/// From now on it is asked for at each sign-in with a password. The first factor brings recovery
/// codes along. The session gets a new token, and the viewer's others end.
#[utoipa::path(
    post, path = "/api/me/authenticator-apps/{id}/confirmation",
    operation_id = "authenticator_app_confirm", tag = "me",
    params(crate::openapi::OwnHeader, crate::openapi::FactorId),
    security(("session" = [])),
    request_body = AuthenticatorProof,
    responses(
        (status = 200, description = "The factors", body = Reply<Enrolled>,
            headers(("set-cookie" = String, description = "The session, with a new token"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::NotFound, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn confirm(
    State(state): State<AppState>,
    caller: Caller,
    id: Result<Path<String>, PathRejection>,
    draft: Draft<AuthenticatorProof>,
) -> Outcome<Response> {
    let proof = draft.read()?;
    proof::count(&state, &caller, Door::OwnCode).await?;
    let mut visit = Visit::enrol(&state, &caller).await?;
    let addition = prove(&mut visit, id, proof).await;
    visit.settle(&[ACTION], addition).await?.answer(&state)
}

async fn prove(
    visit: &mut Visit,
    id: Result<Path<String>, PathRejection>,
    proof: AuthenticatorProof,
) -> Outcome<Addition> {
    enrol::permit(visit)?;
    let (Path(id), now) = (id.map_err(Refusal::malformed)?, visit.now);
    let person_id = visit.caller.person.person.id.clone();
    let found = authenticator_app::find_unconfirmed(visit.db(), &person_id, &id).await?;
    let app = found.ok_or(Problem::NotFound)?;
    let name = FactorNameDraft { name: proof.name }.parse()?;
    let code: String = proof.code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = Totp::open(&visit.state, &app)?.step(&code, now);
    let step = step.ok_or_else(|| vec![FieldError::new(Field::Code, Flaw::Mismatch)])?;
    enrol::forget_lost(visit).await?;
    authenticator_app::confirm(visit.db(), &app.factor.id, &name).await?;
    authenticator_app::take_step(visit.db(), &app.factor.id, step, now).await?;
    proof::forgive(visit, Door::OwnCode).await?;
    let payload = json!({ "name": name });
    let matter = Matter::Added(name.as_str().to_owned());
    enrol::complete(visit, Event { action: ACTION, payload }, matter).await
}
