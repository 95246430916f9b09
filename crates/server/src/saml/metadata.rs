use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use gatehouse_contract::Problem;
use gatehouse_saml::ServiceProvider;

use super::service_provider;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::organization;

/// The metadata document of an organization (SAML Metadata 2.4.4). Its address is the entity ID.
/// Requests are not signed yet, so that it names no key.
pub(super) async fn read(
    State(state): State<AppState>,
    Path(handle): Path<String>,
) -> Outcome<impl IntoResponse> {
    let mut db = state.store.read().await?;
    let found = organization::find_by_handle(&mut db, &handle).await?;
    let organization = found.ok_or(Problem::NotFound)?;
    let own = service_provider(&state, &organization.handle);
    let document = ServiceProvider {
        entity_id: &own.entity_id,
        acs_url: &own.acs_url,
        signing_certificate: None,
    };
    let name = format!("attachment; filename=\"gatehouse-{}.xml\"", organization.handle);
    let name = HeaderValue::from_str(&name).map_err(Refusal::fault)?;
    let kind = HeaderValue::from_static("application/samlmetadata+xml");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], document.metadata()))
}
