//! The links by which passwords are set.

use gatehouse_contract::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::person::{COLUMNS, StoredPerson};
use crate::problem::Outcome;

/// Stores the link of a person, in place of the one that they had.
pub(crate) async fn replace(
    db: &mut AnyConnection,
    person_id: &str,
    token_hash: &str,
    expires_at: Timestamp,
) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO password_link (person_id, token_hash, expires_at) VALUES ($1, $2, $3) \
         ON CONFLICT (person_id) DO UPDATE SET token_hash = $2, expires_at = $3",
    )
    .bind(person_id)
    .bind(token_hash)
    .bind(expires_at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Whose link this is, while it can be used.
pub(crate) async fn find(
    db: &mut AnyConnection,
    token_hash: &str,
    now: Timestamp,
) -> Outcome<Option<StoredPerson>> {
    let row = format!(
        "SELECT {COLUMNS} FROM password_link l JOIN person p ON p.id = l.person_id \
         WHERE l.token_hash = $1 AND l.expires_at > $2"
    );
    let row = sqlx::query(AssertSqlSafe(row));
    let row = row.bind(token_hash).bind(now.unix_millis()).fetch_optional(db).await?;
    row.as_ref().map(StoredPerson::read).transpose()
}

/// Takes the link away.
pub(crate) async fn delete(db: &mut AnyConnection, token_hash: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM password_link WHERE token_hash = $1");
    delete.bind(token_hash).execute(db).await?;
    Ok(())
}

/// Takes the link of a person away, if they have one.
pub(crate) async fn delete_of_person(db: &mut AnyConnection, person_id: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM password_link WHERE person_id = $1");
    delete.bind(person_id).execute(db).await?;
    Ok(())
}

/// Deletes the links that nobody has used.
pub(crate) async fn delete_expired(db: &mut AnyConnection, now: Timestamp) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM password_link WHERE expires_at <= $1");
    delete.bind(now.unix_millis()).execute(db).await?;
    Ok(())
}
