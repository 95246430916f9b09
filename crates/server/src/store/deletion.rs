//! Deleting an organization: marked at first, so that it can be brought back, and then all that is
//! stored of it.

use gatehouse_contract::{Change, DeletionImpact, RESTORABLE_DAYS, Timestamp};
use sqlx::{AnyConnection, Row};

use super::impact::count;
use super::organization::StoredOrganization;
use crate::problem::Outcome;

/// How many audit entries are deleted in one transaction.
const BATCH: i64 = 5_000;

/// All that is stored of an organization, whatever others refer to last.
const TRACES: [&str; 24] = [
    "DELETE FROM access_request WHERE organization_id = $1",
    "DELETE FROM invitation_link_view WHERE invitation_id IN \
     (SELECT id FROM invitation WHERE organization_id = $1)",
    "DELETE FROM invitation WHERE organization_id = $1",
    "DELETE FROM mail WHERE organization_id = $1",
    "DELETE FROM factor_coverage WHERE organization_id = $1",
    "DELETE FROM saml_request WHERE organization_id = $1",
    "DELETE FROM saml_attempt WHERE organization_id = $1",
    "DELETE FROM saml_assertion WHERE organization_id = $1",
    "DELETE FROM saml_identity WHERE organization_id = $1",
    "DELETE FROM signing_key WHERE organization_id = $1",
    "DELETE FROM sso_connection WHERE organization_id = $1",
    "DELETE FROM sso_settings WHERE organization_id = $1",
    "DELETE FROM two_factor_settings WHERE organization_id = $1",
    "DELETE FROM domain WHERE organization_id = $1",
    "DELETE FROM session WHERE person_id IN (SELECT id FROM person WHERE organization_id = $1)",
    "DELETE FROM password_link WHERE person_id IN \
     (SELECT id FROM person WHERE organization_id = $1)",
    "DELETE FROM passkey_ceremony WHERE person_id IN \
     (SELECT id FROM person WHERE organization_id = $1)",
    "DELETE FROM passkey WHERE person_id IN (SELECT id FROM person WHERE organization_id = $1)",
    "DELETE FROM authenticator_app WHERE person_id IN \
     (SELECT id FROM person WHERE organization_id = $1)",
    "DELETE FROM recovery_code WHERE person_id IN \
     (SELECT id FROM person WHERE organization_id = $1)",
    "DELETE FROM job WHERE email IN (SELECT email FROM person WHERE organization_id = $1)",
    "DELETE FROM person WHERE organization_id = $1",
    "DELETE FROM audit_entry WHERE organization_id = $1",
    "DELETE FROM organization WHERE id = $1",
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

/// Deletes all else that is stored of an organization that is marked.
pub(crate) async fn delete(db: &mut AnyConnection, organization_id: &str) -> Outcome<()> {
    for trace in TRACES {
        sqlx::query(trace).bind(organization_id).execute(&mut *db).await?;
    }
    Ok(())
}
