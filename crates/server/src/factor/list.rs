use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Factors, Reply};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::factor::{self, FactorKind};
use crate::store::recovery_code;
use crate::visit::Visit;

/// The viewer's own second factors
#[utoipa::path(
    get, path = "/api/me/factors", operation_id = "factor_list", tag = "me",
    security(("session" = [])),
    responses(
        (status = 200, description = "The factors", body = Reply<Factors>),
        crate::openapi::SignedOut, crate::openapi::Faults,
    ),
)]
pub(crate) async fn list(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<Reply<Factors>>> {
    let mut visit = Visit::look(&state, &caller).await?;
    let factors = factors(&mut visit).await?;
    Ok(Json(visit.reply(factors)))
}

/// The factors in the transaction of `visit`.
pub(super) async fn factors(visit: &mut Visit) -> Outcome<Factors> {
    let id = visit.caller.person.person.id.clone();
    let (app, passkey) = (FactorKind::AuthenticatorApp, FactorKind::Passkey);
    Ok(Factors {
        authenticator_apps: factor::all(visit.db(), app, &id).await?,
        passkeys: factor::all(visit.db(), passkey, &id).await?,
        passkey_sign_in: visit.caller.person.passkey_sign_in,
        recovery_codes: recovery_code::count(visit.db(), &id).await?,
        demand: visit.demand(),
    })
}
