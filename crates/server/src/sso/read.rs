use axum::extract::State;
use gatehouse_contract::sso::{SsoImpact, SsoSettings};
use gatehouse_contract::{Action, Current, Reply};

use crate::caller::Caller;
use crate::domain::unicode;
use crate::problem::Outcome;
use crate::saml::service_provider;
use crate::state::AppState;
use crate::store::impact;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// The single sign-on page
#[utoipa::path(
    get, path = "/api/organization/sso", operation_id = "sso_read", tag = "sso",
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<SsoSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Tagged<SsoSettings>> {
    let mut visit = Visit::look_at(&state, &caller, Action::SeeAccessSecurity).await?;
    page(&mut visit).await
}

/// The page in the transaction of `visit`.
pub(super) async fn page(visit: &mut Visit) -> Outcome<Tagged<SsoSettings>> {
    let impact = impact(visit).await?;
    let sso = visit.access.security.sso();
    let settings = SsoSettings {
        version: visit.organization.access_version,
        state: sso.state().clone(),
        required: sso.is_required(),
        idp_managed: sso.is_idp_managed(),
        idp_initiated: sso.is_idp_initiated(),
        password_factor: sso.is_password_factor_required(),
        draft: sso.draft().cloned(),
        previous: sso.previous(visit.now).cloned(),
        service_provider: service_provider(&visit.state, &visit.organization.handle),
        domains: visit.domains.iter().map(|name| unicode(name)).collect(),
        impact,
        two_factor_before: *visit.access.security.two_factor_before(),
        changed: visit.access.changed.clone(),
    };
    Ok(Tagged(settings.version, visit.reply(settings)))
}

/// Whom the switches concern, in the transaction of `visit`.
pub(super) async fn impact(visit: &mut Visit) -> Outcome<SsoImpact> {
    let id = visit.organization.id.clone();
    let ends_two_factor = visit.access.security.two_factor().is_required();
    impact::of_sso(visit.db(), &id, ends_two_factor).await
}

/// The page, for somebody who has an older one.
pub(super) async fn current(visit: &mut Visit) -> Outcome<Current> {
    Ok(Current::Sso(page(visit).await?.1.into()))
}
