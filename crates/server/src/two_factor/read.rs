use axum::extract::State;
use gatehouse_contract::{Action, Current, FactorFilter, Reply, TwoFactorSettings};

use super::people::people;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::coverage;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// The two-factor page
#[utoipa::path(
    get, path = "/api/organization/two-factor", operation_id = "two_factor_read",
    tag = "two-factor",
    security(("session" = [])),
    responses(
        (status = 200, description = "The settings", body = Reply<TwoFactorSettings>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Tagged<TwoFactorSettings>> {
    let mut visit = Visit::look_at(&state, &caller, Action::SeeAccessSecurity).await?;
    page(&mut visit).await
}

/// The page in the transaction of `visit`.
pub(super) async fn page(visit: &mut Visit) -> Outcome<Tagged<TwoFactorSettings>> {
    let (id, since) = (
        visit.organization.id.clone(),
        visit.now.plus_days(-TwoFactorSettings::HISTORY_DAYS).start_of_day(),
    );
    let settings = TwoFactorSettings {
        version: visit.organization.access_version,
        policy: *visit.access.security.two_factor(),
        coverage: coverage::find(visit.db(), &id).await?,
        history: coverage::days(visit.db(), &id, since).await?,
        lacking: people(visit, FactorFilter::Lacking, String::new(), 1).await?,
        app_alone: coverage::app_alone(visit.db(), &id).await?,
        changed: visit.access.changed.clone(),
    };
    Ok(Tagged(settings.version, visit.reply(settings)))
}

/// The page, for somebody who has an older one.
pub(super) async fn current(visit: &mut Visit) -> Outcome<Current> {
    Ok(Current::TwoFactor(page(visit).await?.1.into()))
}
