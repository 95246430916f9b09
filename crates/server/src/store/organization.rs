use gatehouse_contract::{Change, OrganizationName, Timestamp, Version};
use sqlx::{AnyConnection, Row};

use super::Store;
use crate::problem::{Outcome, Refusal};

/// The organization as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct StoredOrganization {
    pub id: String,
    pub handle: String,
    pub name: OrganizationName,
    pub version: Version,
    pub changed: Option<Change>,
    pub access_version: Version,
    /// Who deleted it, and when, while it can be brought back.
    pub deleted: Option<Change>,
}

/// Takes the organization's lock until the transaction ends, and the next number of its audit
/// log. Whoever comes second waits here and then sees what the first has done.
pub(crate) async fn lock(db: &mut AnyConnection, id: &str) -> Outcome<i64> {
    let row = sqlx::query(
        "UPDATE organization SET audit_seq = audit_seq + 1 WHERE id = $1 RETURNING audit_seq",
    );
    Ok(row.bind(id).fetch_one(db).await?.try_get(0)?)
}

/// Gives back the number that [`lock`] took, in the same transaction.
pub(crate) async fn give_back(db: &mut AnyConnection, organization_id: &str) -> Outcome<()> {
    let update = sqlx::query("UPDATE organization SET audit_seq = audit_seq - 1 WHERE id = $1");
    update.bind(organization_id).execute(db).await?;
    Ok(())
}

/// Takes the organization's lock until the transaction ends, like [`lock`], for what may leave no
/// entry in the audit log.
pub(crate) async fn hold(db: &mut AnyConnection, id: &str) -> Outcome<()> {
    let hold = sqlx::query("UPDATE organization SET audit_seq = audit_seq WHERE id = $1");
    hold.bind(id).execute(db).await?;
    Ok(())
}

/// The organization whose URLs carry this handle.
pub(crate) async fn find_by_handle(
    db: &mut AnyConnection,
    handle: &str,
) -> Outcome<Option<StoredOrganization>> {
    let row = sqlx::query("SELECT id FROM organization WHERE handle = $1");
    let Some(row) = row.bind(handle).fetch_optional(&mut *db).await? else { return Ok(None) };
    find(db, row.try_get(0)?).await.map(Some)
}

pub(crate) async fn find(db: &mut AnyConnection, id: &str) -> Outcome<StoredOrganization> {
    let row = sqlx::query(
        "SELECT handle, name, version, changed_by, changed_at, access_version, deleted_by, deleted_at \
         FROM organization WHERE id = $1",
    )
    .bind(id)
    .fetch_one(db)
    .await?;
    let name = OrganizationName::parse(row.try_get(1)?);
    Ok(StoredOrganization {
        id: id.to_owned(),
        handle: row.try_get(0)?,
        name: name.map_err(|flaw| Refusal::fault(format!("organization name: {flaw:?}")))?,
        version: Version(row.try_get(2)?),
        changed: change(row.try_get(3)?, row.try_get(4)?),
        access_version: Version(row.try_get(5)?),
        deleted: change(row.try_get(6)?, row.try_get(7)?),
    })
}

/// Stores the name, as a change by somebody at some time.
pub(crate) async fn rename(
    db: &mut AnyConnection,
    id: &str,
    name: &OrganizationName,
    change: &Change,
) -> Outcome<()> {
    sqlx::query(
        "UPDATE organization SET name = $2, version = version + 1, changed_by = $3, \
         changed_at = $4 WHERE id = $1",
    )
    .bind(id)
    .bind(name.as_str())
    .bind(change.by.as_str())
    .bind(change.at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

pub(crate) async fn create(
    db: &mut AnyConnection,
    id: &str,
    handle: &str,
    name: &OrganizationName,
    now: Timestamp,
) -> Outcome<()> {
    sqlx::query("INSERT INTO organization (id, handle, name, created_at) VALUES ($1, $2, $3, $4)")
        .bind(id)
        .bind(handle)
        .bind(name.as_str())
        .bind(now.unix_millis())
        .execute(&mut *db)
        .await?;
    for insert in [
        "INSERT INTO sso_settings (organization_id) VALUES ($1)",
        "INSERT INTO two_factor_settings (organization_id) VALUES ($1)",
    ] {
        sqlx::query(insert).bind(id).execute(&mut *db).await?;
    }
    Ok(())
}

/// Marks an organization whose people's passwords may be known to everybody.
pub(crate) async fn mark_as_trial(db: &mut AnyConnection, id: &str) -> sqlx::Result<()> {
    let mark = sqlx::query("UPDATE organization SET is_trial = 1 WHERE id = $1");
    mark.bind(id).execute(db).await.map(drop)
}

/// Whether there is an organization whose people's passwords may be known to everybody.
pub(crate) async fn is_any_trial(db: &mut AnyConnection) -> sqlx::Result<bool> {
    let row = sqlx::query("SELECT id FROM organization WHERE is_trial = 1 LIMIT 1");
    Ok(row.fetch_optional(db).await?.is_some())
}

/// The only organization's id and name, or `None` when there is none yet.
pub(crate) async fn first(db: &mut AnyConnection) -> Outcome<Option<(String, String)>> {
    let row = sqlx::query("SELECT id, name FROM organization ORDER BY created_at LIMIT 1");
    match row.fetch_optional(db).await? {
        Some(row) => Ok(Some((row.try_get(0)?, row.try_get(1)?))),
        None => Ok(None),
    }
}

/// Whether the organization that a row is about is not deleted.
pub(crate) const IS_ACTIVE: &str =
    "organization_id IN (SELECT id FROM organization WHERE deleted_at IS NULL)";

/// The ids of the organizations that are not deleted.
pub(crate) async fn active(store: &Store) -> Outcome<Vec<String>> {
    let mut db = store.read().await?;
    let rows = sqlx::query("SELECT id FROM organization WHERE deleted_at IS NULL ORDER BY id");
    let rows = rows.fetch_all(&mut *db).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// Every organization's id and name.
pub(crate) async fn all(db: &mut AnyConnection) -> sqlx::Result<Vec<(String, String)>> {
    let rows = sqlx::query("SELECT id, name FROM organization ORDER BY id").fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// Who changed something when, of two columns that are both there or both null.
pub(crate) fn change(by: Option<String>, at: Option<i64>) -> Option<Change> {
    Some(Change { by: by?, at: Timestamp::from_unix_millis(at?)? })
}
