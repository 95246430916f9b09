use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use gatehouse_contract::Problem;
use gatehouse_saml::ServiceProvider;

use super::service_provider;
use super::signing_key::SigningKey;
use crate::problem::{Outcome, Refusal};
use crate::state::AppState;
use crate::store::organization::StoredOrganization;
use crate::store::{access, organization};

/// The metadata document of an organization (SAML Metadata 2.4.4). Its address is the entity ID.
pub(super) async fn read(
    State(state): State<AppState>,
    Path(handle): Path<String>,
) -> Outcome<impl IntoResponse> {
    let organization = find(&state, &handle).await?;
    let mut db = state.store.read().await?;
    let security = access::find(&mut db, &organization.id).await?.security;
    drop(db);
    let key = SigningKey::of(&state, &organization).await?;
    let own = service_provider(&state, &organization.handle);
    let document = ServiceProvider {
        entity_id: &own.entity_id,
        acs_url: &own.acs_url,
        signing_certificate: &key.certificate,
        signs_requests: security.sso().state().connection().is_some_and(|it| it.sign_requests),
    };
    file(&organization, "xml", "application/samlmetadata+xml", document.metadata())
}

/// The certificate that its requests are verified with, as PEM.
pub(super) async fn certificate(
    State(state): State<AppState>,
    Path(handle): Path<String>,
) -> Outcome<impl IntoResponse> {
    let organization = find(&state, &handle).await?;
    let key = SigningKey::of(&state, &organization).await?;
    file(&organization, "pem", "application/x-pem-file", key.certificate)
}

async fn find(state: &AppState, handle: &str) -> Outcome<StoredOrganization> {
    let mut db = state.store.read().await?;
    Ok(organization::find_by_handle(&mut db, handle).await?.ok_or(Problem::NotFound)?)
}

fn file(
    organization: &StoredOrganization,
    extension: &str,
    kind: &'static str,
    content: String,
) -> Outcome<impl IntoResponse + use<>> {
    let name = format!("attachment; filename=\"gatehouse-{}.{extension}\"", organization.handle);
    let name = HeaderValue::from_str(&name).map_err(Refusal::fault)?;
    let kind = HeaderValue::from_static(kind);
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], content))
}
