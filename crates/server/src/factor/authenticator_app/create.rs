use axum::Json;
use axum::extract::State;
use gatehouse_contract::{
    AllowedFactors, AuthenticatorSetup, Denial, Factor, FactorName, Standing,
};

use crate::caller::Caller;
use crate::factor::{Totp, enrol};
use crate::owner::new_id;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::authenticator_app::{self, StoredAuthenticatorApp};
use crate::store::factor::FactorKind;
use crate::visit::Visit;

/// What it is called in the audit log, where it is refused.
const ACTION: &str = "add_authenticator_app";

/// Begin to set up an authenticator app
///
/// The secret is in the answer, once. Nothing counts before a code proves it; until then, beginning
/// again takes the place of what was begun.
#[utoipa::path(
    post, path = "/api/me/authenticator-apps", operation_id = "authenticator_app_create",
    tag = "me",
    params(crate::openapi::OwnHeader),
    security(("session" = [])),
    responses(
        (status = 200, description = "The secret", body = AuthenticatorSetup),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conflict, crate::openapi::TooMany, crate::openapi::Faults,
    ),
)]
pub(crate) async fn create(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Json<AuthenticatorSetup>> {
    let mut visit = Visit::enrol(&state, &caller).await?;
    match begin(&mut visit).await {
        Ok(setup) => {
            visit.commit_unrecorded().await?;
            Ok(Json(setup))
        }
        Err(refusal) => Err(visit.refuse(&[ACTION], refusal).await),
    }
}

async fn begin(visit: &mut Visit) -> Outcome<AuthenticatorSetup> {
    enrol::permit(visit)?;
    if visit.standing() == Standing::Enrols(AllowedFactors::PasskeysOnly) {
        return Err(Denial::PasskeysOnly.into());
    }
    let person = visit.caller.person.person.clone();
    enrol::permit_more(visit, FactorKind::AuthenticatorApp).await?;
    let (totp, id, added_at) = (Totp::random()?, new_id(), visit.now);
    let secret = totp.seal(&visit.state, &id)?;
    // It is named when it is proven.
    let name = FactorName::parse("Authenticator app").map_err(|_| Refusal::fault("a name"))?;
    let factor = Factor { id: id.clone(), name, added_at, used_at: None };
    let app = StoredAuthenticatorApp { factor, secret };
    authenticator_app::create(visit.db(), &person.id, &app).await?;
    let uri = totp.uri(visit.organization.name.as_str(), &person.email)?;
    Ok(AuthenticatorSetup { id, secret: totp.base32(), uri })
}
