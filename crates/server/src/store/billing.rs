//! Whom an organization's invoices are for, and how many seats it takes.

use gatehouse_contract::{BillingDetails, Change, EmailAddress, Seats, Timestamp, Version};
use sqlx::{AnyConnection, Row};

use super::impact::count;
use super::organization::change;
use crate::problem::{Outcome, Refusal};

/// The billing details as they are stored.
#[derive(Clone, Debug)]
pub(crate) struct StoredBilling {
    pub version: Version,
    pub details: BillingDetails,
    pub changed: Option<Change>,
}

pub(crate) async fn find(db: &mut AnyConnection, organization_id: &str) -> Outcome<StoredBilling> {
    let row = sqlx::query(
        "SELECT billing_version, billing_contact_name, billing_contact_email, billing_address, \
         billing_changed_by, billing_changed_at FROM organization WHERE id = $1",
    );
    let row = row.bind(organization_id).fetch_one(db).await?;
    let email: Option<&str> = row.try_get(2)?;
    let email = email.map(EmailAddress::parse).transpose();
    let details = BillingDetails {
        contact_name: row.try_get(1)?,
        contact_email: email.map_err(|flaw| Refusal::fault(format!("billing: {flaw:?}")))?,
        address: row.try_get(3)?,
    };
    Ok(StoredBilling {
        version: Version(row.try_get(0)?),
        details,
        changed: change(row.try_get(4)?, row.try_get(5)?),
    })
}

/// Stores the details, as a change by somebody at some time.
pub(crate) async fn update(
    db: &mut AnyConnection,
    organization_id: &str,
    details: &BillingDetails,
    change: &Change,
) -> Outcome<()> {
    let update = sqlx::query(
        "UPDATE organization SET billing_version = billing_version + 1, \
         billing_contact_name = $2, billing_contact_email = $3, billing_address = $4, \
         billing_changed_by = $5, billing_changed_at = $6 WHERE id = $1",
    );
    update
        .bind(organization_id)
        .bind(details.contact_name.as_deref())
        .bind(details.contact_email.as_ref().map(EmailAddress::as_str))
        .bind(details.address.as_deref())
        .bind(change.by.as_str())
        .bind(change.at.unix_millis())
        .execute(db)
        .await?;
    Ok(())
}

/// The seats that are taken, and those that will be once whoever is invited joins.
pub(crate) async fn seats(
    db: &mut AnyConnection,
    organization_id: &str,
    limit: Option<u32>,
    now: Timestamp,
) -> Outcome<Seats> {
    let row = sqlx::query(
        "SELECT (SELECT COUNT(*) FROM person WHERE organization_id = $1), \
         (SELECT COUNT(*) FROM invitation WHERE organization_id = $1 AND expires_at > $2)",
    );
    let row = row.bind(organization_id).bind(now.unix_millis()).fetch_one(db).await?;
    Ok(Seats { used: count(row.try_get(0)?), invited: count(row.try_get(1)?), limit })
}
