use gatehouse_contract::{FactorName, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

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

pub(crate) async fn create(
    db: &mut AnyConnection,
    person_id: &str,
    passkey: &StoredPasskey,
) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO passkey (id, person_id, name, credential, added_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&passkey.id)
    .bind(person_id)
    .bind(passkey.name.as_str())
    .bind(&passkey.credential)
    .bind(passkey.added_at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes all that somebody has.
pub(crate) async fn delete_of_person(db: &mut AnyConnection, person_id: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM passkey WHERE person_id = $1");
    delete.bind(person_id).execute(db).await?;
    Ok(())
}
