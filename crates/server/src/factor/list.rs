use axum::Json;
use axum::extract::State;
use gatehouse_contract::{Factor, Factors, Reply};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::{authenticator_app, passkey, recovery_code};
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
    let apps = authenticator_app::all(visit.db(), &id).await?.into_iter().map(|it| Factor {
        id: it.id,
        name: it.name,
        added_at: it.added_at,
        used_at: it.used_at,
    });
    let passkeys = passkey::all(visit.db(), &id).await?.into_iter().map(|it| Factor {
        id: it.id,
        name: it.name,
        added_at: it.added_at,
        used_at: it.used_at,
    });
    Ok(Factors {
        authenticator_apps: apps.collect(),
        passkeys: passkeys.collect(),
        passkey_sign_in: visit.caller.person.passkey_sign_in,
        recovery_codes: recovery_code::count(visit.db(), &id).await?,
        demand: visit.demand(),
    })
}
