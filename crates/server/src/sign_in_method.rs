//! `/api/sign-in-methods`: how people with an address sign in.

use axum::Json;
use axum::extract::State;
use gatehouse_contract::{SignInAddress, SignInMethod};

use crate::domain::of_address;
use crate::problem::Outcome;
use crate::request::{Draft, Origin};
use crate::saml::service_provider;
use crate::state::AppState;
use crate::store::{access, domain, organization};

/// How people with this address sign in
///
/// It follows from the domain of the address alone: nobody learns who has an account.
#[utoipa::path(
    post, path = "/api/sign-in-methods", operation_id = "sign_in_method_find", tag = "session",
    params(crate::openapi::OwnHeader),
    request_body = SignInAddress,
    responses(
        (status = 200, description = "How they sign in", body = SignInMethod),
        crate::openapi::Unreadable, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn find(
    State(state): State<AppState>,
    origin: Origin,
    draft: Draft<SignInAddress>,
) -> Outcome<Json<SignInMethod>> {
    let address = draft.read()?;
    state.shared.addresses.check(origin.address)?;
    Ok(Json(of_domain(&state, of_address(&address.email)).await?))
}

async fn of_domain(state: &AppState, name: Option<String>) -> Outcome<SignInMethod> {
    let mut db = state.store.read().await?;
    let owner = domain::owner(&mut db, name.as_deref().unwrap_or_default()).await?;
    let Some(id) = owner else { return Ok(SignInMethod::Password) };
    let security = access::find(&mut db, &id).await?.security;
    if !security.sso().state().is_on() {
        return Ok(SignInMethod::Password);
    }
    let organization = organization::find(&mut db, &id).await?;
    let start_url = service_provider(state, &organization.handle).start_url;
    Ok(SignInMethod::Sso { start_url, required: security.sso().is_enforced(true) })
}
