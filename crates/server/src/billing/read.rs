use axum::extract::State;
use gatehouse_contract::{Action, Billing, Current, Reply};

use crate::caller::Caller;
use crate::problem::Outcome;
use crate::state::AppState;
use crate::store::billing;
use crate::tagged::Tagged;
use crate::visit::Visit;

/// The plan, its seats, and whom invoices are for
#[utoipa::path(
    get, path = "/api/organization/billing", operation_id = "billing_read", tag = "organization",
    security(("session" = [])),
    responses(
        (status = 200, description = "The plan", body = Reply<Billing>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::SignedOut, crate::openapi::Refused, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn read(
    State(state): State<AppState>,
    caller: Caller,
) -> Outcome<Tagged<Billing>> {
    let mut visit = Visit::look_at(&state, &caller, Action::SeeBilling).await?;
    page(&mut visit).await
}

/// The page, in the transaction of `visit`.
pub(super) async fn page(visit: &mut Visit) -> Outcome<Tagged<Billing>> {
    let (id, now) = (visit.organization.id.clone(), visit.now);
    let config = &visit.state.shared.config;
    let (plan, limit) = (config.plan.clone(), config.seats.map(Into::into));
    let stored = billing::find(visit.db(), &id).await?;
    let seats = billing::seats(visit.db(), &id, limit, now).await?;
    let billing = Billing {
        version: stored.version,
        plan,
        seats,
        details: stored.details,
        changed: stored.changed,
    };
    Ok(Tagged(billing.version, visit.reply(billing)))
}

/// The page, for somebody who has an older one.
pub(super) async fn current(visit: &mut Visit) -> Outcome<Current> {
    Ok(Current::Billing(page(visit).await?.1.into()))
}
