//! Deleting an organization: marked at first, so that it can be brought back, and then all that is
//! stored of it.

use gatehouse_contract::{Change, DeletionImpact, RESTORABLE_DAYS, Timestamp};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::impact::count;
use super::organization::StoredOrganization;
use crate::problem::Outcome;

/// How many audit entries are deleted in one transaction.
const BATCH: i64 = 5_000;

/// The tables with a person's id, and those with an organization's: those that others refer to last.
const OF_PEOPLE: [&str; 7] = [
    "session",
    "password_link",
    "passkey_ceremony",
    "passkey",
    "authenticator_app",
    "recovery_code",
    "access_request",
];
const OF_ORGANIZATION: [&str; 13] = [
    "invitation",
    "factor_coverage",
    "saml_request",
    "saml_attempt",
    "saml_assertion",
    "saml_identity",
    "signing_key",
    "sso_connection",
    "sso_settings",
    "two_factor_settings",
    "domain",
    "person",
    "audit_entry",
];

/// Whom and what deleting an organization concerns now.
pub(crate) async fn impact(
    db: &mut AnyConnection,
    organization: &StoredOrganization,
    now: Timestamp,
) -> Outcome<DeletionImpact> {
    let row = sqlx::query(
        "SELECT (SELECT COUNT(*) FROM person WHERE organization_id = $1), \
         (SELECT COUNT(*) FROM person WHERE organization_id = $1 AND role = 'owner'), \
         (SELECT COUNT(*) FROM invitation WHERE organization_id = $1 AND expires_at > $2), \
         (SELECT COUNT(*) FROM domain WHERE organization_id = $1 \
          AND status IN ('verified', 'lapsing'))",
    );
    let row = row.bind(&organization.id).bind(now.unix_millis()).fetch_one(db).await?;
    Ok(DeletionImpact {
        version: organization.version,
        people: count(row.try_get(0)?),
        owners: count(row.try_get(1)?),
        invited: count(row.try_get(2)?),
        domains: count(row.try_get(3)?),
        gone_at: now.plus_days(RESTORABLE_DAYS),
    })
}

/// Marks an organization as deleted.
pub(crate) async fn mark(db: &mut AnyConnection, id: &str, change: &Change) -> Outcome<()> {
    let mark =
        sqlx::query("UPDATE organization SET deleted_by = $2, deleted_at = $3 WHERE id = $1");
    mark.bind(id).bind(&change.by).bind(change.at.unix_millis()).execute(db).await?;
    Ok(())
}

/// Takes the mark away.
pub(crate) async fn unmark(db: &mut AnyConnection, id: &str) -> Outcome<()> {
    let unmark =
        sqlx::query("UPDATE organization SET deleted_by = NULL, deleted_at = NULL WHERE id = $1");
    unmark.bind(id).execute(db).await?;
    Ok(())
}

/// The organizations that can no longer be brought back.
pub(crate) async fn due(db: &mut AnyConnection, now: Timestamp) -> Outcome<Vec<String>> {
    let rows = sqlx::query("SELECT id FROM organization WHERE deleted_at <= $1 ORDER BY id");
    let before = now.plus_days(-RESTORABLE_DAYS);
    let rows = rows.bind(before.unix_millis()).fetch_all(db).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Deletes some of the audit log of an organization that is marked. Answers whether there was any.
pub(crate) async fn delete_entries(db: &mut AnyConnection, organization_id: &str) -> Outcome<bool> {
    let delete = sqlx::query(
        "DELETE FROM audit_entry WHERE organization_id = $1 AND seq IN \
         (SELECT seq FROM audit_entry WHERE organization_id = $1 ORDER BY seq LIMIT $2)",
    );
    let deleted = delete.bind(organization_id).bind(BATCH).execute(db).await?;
    Ok(deleted.rows_affected() > 0)
}

/// Deletes all else that is stored of an organization that is marked, its letters aside.
pub(crate) async fn delete(db: &mut AnyConnection, organization_id: &str) -> Outcome<()> {
    const INVITATIONS: &str = "SELECT id FROM invitation WHERE organization_id = $1";
    const PEOPLE: &str = "SELECT id FROM person WHERE organization_id = $1";
    const ADDRESSES: &str = "SELECT email FROM person WHERE organization_id = $1";
    let mut rows = vec![
        format!("invitation_link_view WHERE invitation_id IN ({INVITATIONS})"),
        format!("job WHERE email IN ({ADDRESSES})"),
    ];
    rows.extend(OF_PEOPLE.map(|table| format!("{table} WHERE person_id IN ({PEOPLE})")));
    rows.extend(OF_ORGANIZATION.map(|table| format!("{table} WHERE organization_id = $1")));
    rows.push("organization WHERE id = $1".to_owned());
    for rows in rows {
        let delete = sqlx::query(AssertSqlSafe(format!("DELETE FROM {rows}")));
        delete.bind(organization_id).execute(&mut *db).await?;
    }
    Ok(())
}
