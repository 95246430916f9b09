use gatehouse_contract::{FactorName, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::person::{COLUMNS, StoredPerson};
use crate::problem::{Outcome, Refusal};

/// A passkey of somebody's.
#[derive(Clone, Debug)]
pub(crate) struct StoredPasskey {
    /// The credential ID, in base64url.
    pub id: String,
    pub name: FactorName,
    /// The public key and what belongs to it, as JSON.
    pub credential: String,
    pub added_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl StoredPasskey {
    fn read(row: &AnyRow) -> Outcome<Self> {
        let moment = |millis| {
            Timestamp::from_unix_millis(millis)
                .ok_or_else(|| Refusal::fault("a passkey's row cannot be read"))
        };
        let name = row.try_get::<String, _>("name")?.try_into().map_err(Refusal::fault)?;
        Ok(Self {
            id: row.try_get("id")?,
            name,
            credential: row.try_get("credential")?,
            added_at: moment(row.try_get("added_at")?)?,
            used_at: row.try_get::<Option<i64>, _>("used_at")?.map(moment).transpose()?,
        })
    }
}

/// All that somebody has, the oldest first.
pub(crate) async fn all(db: &mut AnyConnection, person_id: &str) -> Outcome<Vec<StoredPasskey>> {
    let rows = sqlx::query(
        "SELECT id, name, credential, added_at, used_at FROM passkey WHERE person_id = $1 \
         ORDER BY added_at, id",
    );
    rows.bind(person_id).fetch_all(db).await?.iter().map(StoredPasskey::read).collect()
}

/// Whose the passkey with this credential ID is.
pub(crate) async fn find_owner(db: &mut AnyConnection, id: &str) -> Outcome<Option<StoredPerson>> {
    let row = format!(
        "SELECT {COLUMNS} FROM person p JOIN passkey k ON k.person_id = p.id WHERE k.id = $1"
    );
    let row = sqlx::query(AssertSqlSafe(row)).bind(id).fetch_optional(db).await?;
    row.as_ref().map(StoredPerson::read).transpose()
}

/// Stores a new one. Answers whether there was none with this credential ID.
pub(crate) async fn create(
    db: &mut AnyConnection,
    person_id: &str,
    passkey: &StoredPasskey,
) -> Outcome<bool> {
    let insert = sqlx::query(
        "INSERT INTO passkey (id, person_id, name, credential, added_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
    )
    .bind(&passkey.id)
    .bind(person_id)
    .bind(passkey.name.as_str())
    .bind(&passkey.credential)
    .bind(passkey.added_at.unix_millis());
    Ok(insert.execute(db).await?.rows_affected() == 1)
}

/// Notes that one was used, with what its authenticator said of itself.
pub(crate) async fn note_use(
    db: &mut AnyConnection,
    id: &str,
    credential: &str,
    now: Timestamp,
) -> Outcome<()> {
    let update = sqlx::query("UPDATE passkey SET credential = $2, used_at = $3 WHERE id = $1");
    update.bind(id).bind(credential).bind(now.unix_millis()).execute(db).await?;
    Ok(())
}

/// Gives one another name. Answers whether there is one.
pub(crate) async fn rename(
    db: &mut AnyConnection,
    person_id: &str,
    id: &str,
    name: &FactorName,
) -> Outcome<bool> {
    let update = sqlx::query("UPDATE passkey SET name = $3 WHERE person_id = $1 AND id = $2");
    let renamed = update.bind(person_id).bind(id).bind(name.as_str()).execute(db).await?;
    Ok(renamed.rows_affected() == 1)
}

pub(crate) async fn delete(db: &mut AnyConnection, id: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM passkey WHERE id = $1");
    delete.bind(id).execute(db).await?;
    Ok(())
}

/// Deletes all that somebody has.
pub(crate) async fn delete_of_person(db: &mut AnyConnection, person_id: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM passkey WHERE person_id = $1");
    delete.bind(person_id).execute(db).await?;
    Ok(())
}
