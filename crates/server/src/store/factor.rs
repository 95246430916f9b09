//! What authenticator apps and passkeys have in common.

use gatehouse_contract::{Factor, FactorName, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::problem::{Outcome, Refusal};

/// A kind of second factor: each has a table of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FactorKind {
    AuthenticatorApp,
    Passkey,
}

impl FactorKind {
    fn table(self) -> &'static str {
        match self {
            Self::AuthenticatorApp => "authenticator_app",
            Self::Passkey => "passkey",
        }
    }

    /// What holds for those that are set up.
    fn is_set_up(self) -> &'static str {
        match self {
            Self::AuthenticatorApp => "confirmed = 1",
            Self::Passkey => "TRUE",
        }
    }
}

/// What [`read`] reads.
pub(super) const COLUMNS: &str = "id, name, added_at, used_at";

pub(super) fn read(row: &AnyRow) -> Outcome<Factor> {
    let moment = |millis| {
        Timestamp::from_unix_millis(millis)
            .ok_or_else(|| Refusal::fault("a factor's row cannot be read"))
    };
    Ok(Factor {
        id: row.try_get("id")?,
        name: row.try_get::<String, _>("name")?.try_into().map_err(Refusal::fault)?,
        added_at: moment(row.try_get("added_at")?)?,
        used_at: row.try_get::<Option<i64>, _>("used_at")?.map(moment).transpose()?,
    })
}

/// Those that somebody has set up, the oldest first.
pub(crate) async fn all(
    db: &mut AnyConnection,
    kind: FactorKind,
    person_id: &str,
) -> Outcome<Vec<Factor>> {
    rows(db, kind, COLUMNS, person_id).await?.iter().map(read).collect()
}

/// The rows of those that somebody has set up, the oldest first.
pub(super) async fn rows(
    db: &mut AnyConnection,
    kind: FactorKind,
    columns: &str,
    person_id: &str,
) -> Outcome<Vec<AnyRow>> {
    let (table, is_set_up) = (kind.table(), kind.is_set_up());
    let rows = format!(
        "SELECT {columns} FROM {table} WHERE person_id = $1 AND {is_set_up} ORDER BY added_at, id"
    );
    Ok(sqlx::query(AssertSqlSafe(rows)).bind(person_id).fetch_all(db).await?)
}

/// Gives one another name. Answers whether there is one.
pub(crate) async fn rename(
    db: &mut AnyConnection,
    kind: FactorKind,
    person_id: &str,
    id: &str,
    name: &FactorName,
) -> Outcome<bool> {
    let (table, is_set_up) = (kind.table(), kind.is_set_up());
    let update =
        format!("UPDATE {table} SET name = $3 WHERE person_id = $1 AND id = $2 AND {is_set_up}");
    let update = sqlx::query(AssertSqlSafe(update)).bind(person_id).bind(id).bind(name.as_str());
    Ok(update.execute(db).await?.rows_affected() == 1)
}

pub(crate) async fn delete(db: &mut AnyConnection, kind: FactorKind, id: &str) -> Outcome<()> {
    let delete = format!("DELETE FROM {} WHERE id = $1", kind.table());
    sqlx::query(AssertSqlSafe(delete)).bind(id).execute(db).await?;
    Ok(())
}

/// Deletes all that somebody has set up.
pub(crate) async fn delete_of_person(
    db: &mut AnyConnection,
    kind: FactorKind,
    person_id: &str,
) -> Outcome<()> {
    let (table, is_set_up) = (kind.table(), kind.is_set_up());
    let delete = format!("DELETE FROM {table} WHERE person_id = $1 AND {is_set_up}");
    sqlx::query(AssertSqlSafe(delete)).bind(person_id).execute(db).await?;
    Ok(())
}
