use gatehouse_contract::{Factor, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::factor::{self, COLUMNS, FactorKind};
use super::person::{COLUMNS as PERSON, StoredPerson};
use crate::problem::Outcome;

/// A passkey of somebody's: its id is the credential ID, in base64url.
#[derive(Clone, Debug)]
pub(crate) struct StoredPasskey {
    pub factor: Factor,
    /// The public key and what belongs to it, as JSON.
    pub credential: String,
}

impl StoredPasskey {
    fn read(row: &AnyRow) -> Outcome<Self> {
        Ok(Self { factor: factor::read(row)?, credential: row.try_get("credential")? })
    }
}

/// All that somebody has, the oldest first.
pub(crate) async fn all(db: &mut AnyConnection, person_id: &str) -> Outcome<Vec<StoredPasskey>> {
    let columns = format!("{COLUMNS}, credential");
    let rows = factor::rows(db, FactorKind::Passkey, &columns, person_id).await?;
    rows.iter().map(StoredPasskey::read).collect()
}

/// Whose the passkey with this credential ID is.
pub(crate) async fn find_owner(db: &mut AnyConnection, id: &str) -> Outcome<Option<StoredPerson>> {
    let row = format!(
        "SELECT {PERSON} FROM person p JOIN passkey k ON k.person_id = p.id WHERE k.id = $1"
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
    .bind(&passkey.factor.id)
    .bind(person_id)
    .bind(passkey.factor.name.as_str())
    .bind(&passkey.credential)
    .bind(passkey.factor.added_at.unix_millis());
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
