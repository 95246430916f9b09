use gatehouse_contract::{RecoveryCodes, Timestamp};
use sqlx::{AnyConnection, Row};

use crate::problem::Outcome;

/// How many somebody has; `None` when none were made.
pub(crate) async fn count(
    db: &mut AnyConnection,
    person_id: &str,
) -> Outcome<Option<RecoveryCodes>> {
    let row = sqlx::query(
        "SELECT COUNT(CASE WHEN used_at IS NULL THEN 1 END), MAX(made_at) FROM recovery_code \
         WHERE person_id = $1",
    );
    let row = row.bind(person_id).fetch_one(db).await?;
    let made_at = row.try_get::<Option<i64>, _>(1)?.and_then(Timestamp::from_unix_millis);
    let left = u32::try_from(row.try_get::<i64, _>(0)?).unwrap_or(u32::MAX);
    Ok(made_at.map(|made_at| RecoveryCodes { left, made_at }))
}

/// Stores the hashes of new codes in place of all that there were.
pub(crate) async fn replace(
    db: &mut AnyConnection,
    person_id: &str,
    hashes: &[String],
    now: Timestamp,
) -> Outcome<()> {
    delete_of_person(db, person_id).await?;
    for hash in hashes {
        let insert = "INSERT INTO recovery_code (person_id, hash, made_at) VALUES ($1, $2, $3)";
        let insert = sqlx::query(insert).bind(person_id).bind(hash).bind(now.unix_millis());
        insert.execute(&mut *db).await?;
    }
    Ok(())
}

/// Uses a code, if it can still be used. Of several who try at once, one succeeds.
pub(crate) async fn take(
    db: &mut AnyConnection,
    person_id: &str,
    hash: &str,
    now: Timestamp,
) -> Outcome<bool> {
    let update = sqlx::query(
        "UPDATE recovery_code SET used_at = $3 \
         WHERE person_id = $1 AND hash = $2 AND used_at IS NULL",
    );
    let taken = update.bind(person_id).bind(hash).bind(now.unix_millis()).execute(db).await?;
    Ok(taken.rows_affected() == 1)
}

/// Deletes all that somebody has.
pub(crate) async fn delete_of_person(db: &mut AnyConnection, person_id: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM recovery_code WHERE person_id = $1");
    delete.bind(person_id).execute(db).await?;
    Ok(())
}
