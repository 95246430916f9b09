use axum::extract::State;
use gatehouse_contract::{Action, Billing, BillingDetails, BillingDraft, Reply};
use serde_json::json;

use super::read::{current, page};
use crate::access::word;
use crate::audit::Event;
use crate::caller::Caller;
use crate::problem::Outcome;
use crate::request::{Draft, IfMatch};
use crate::state::AppState;
use crate::store::billing;
use crate::tagged::Tagged;
use crate::visit::Visit;

const ACTION: Action = Action::ChangeBilling;

/// Say whom invoices are for
#[utoipa::path(
    put, path = "/api/organization/billing", operation_id = "billing_update",
    tag = "organization",
    params(crate::openapi::OwnHeader, crate::openapi::IfMatchHeader),
    security(("session" = [])),
    request_body = BillingDraft,
    responses(
        (status = 200, description = "Changed", body = Reply<Billing>,
            headers(("etag" = String, description = "What If-Match takes"))),
        crate::openapi::Unreadable, crate::openapi::SignedOut, crate::openapi::Refused,
        crate::openapi::Conditional, crate::openapi::Invalid, crate::openapi::TooMany,
        crate::openapi::Faults,
    ),
)]
pub(crate) async fn update(
    State(state): State<AppState>,
    caller: Caller,
    if_match: IfMatch,
    draft: Draft<BillingDraft>,
) -> Outcome<Tagged<Billing>> {
    let mut visit = Visit::change(&state, &caller).await?;
    let change = change(&mut visit, &if_match, draft).await;
    visit.conclude(&[word(ACTION)], change, page).await
}

async fn change(
    visit: &mut Visit,
    if_match: &IfMatch,
    draft: Draft<BillingDraft>,
) -> Outcome<Option<Event>> {
    visit.decide(ACTION)?;
    let id = visit.organization.id.clone();
    let stored = billing::find(visit.db(), &id).await?;
    visit.expect(if_match, stored.version, current).await?;
    let details = draft.read()?.parse()?;
    if details == stored.details {
        return Ok(None);
    }
    let change = visit.as_change();
    billing::update(visit.db(), &id, &details, &change).await?;
    let payload = json!({ "changed": changed(&stored.details, &details) });
    Ok(Some(Event { action: word(ACTION), payload }))
}

/// Which parts differ. What they say is for whoever sees the plan, and the audit log is for others too.
fn changed(was: &BillingDetails, is: &BillingDetails) -> Vec<&'static str> {
    let parts = [
        ("billing contact", was.contact_name != is.contact_name),
        ("address for invoices", was.contact_email != is.contact_email),
        ("postal address", was.address != is.address),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
