use gatehouse_contract::{FactorName, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use crate::problem::{Outcome, Refusal};

/// An authenticator app of somebody's, its secret sealed.
#[derive(Clone, Debug)]
pub(crate) struct StoredAuthenticatorApp {
    pub id: String,
    pub name: FactorName,
    pub secret: String,
    pub added_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, name, secret, added_at, used_at";

impl StoredAuthenticatorApp {
    fn read(row: &AnyRow) -> Outcome<Self> {
        let moment = |millis| {
            Timestamp::from_unix_millis(millis)
                .ok_or_else(|| Refusal::fault("an authenticator app's row cannot be read"))
        };
        let name = row.try_get::<String, _>("name")?.try_into().map_err(Refusal::fault)?;
        Ok(Self {
            id: row.try_get("id")?,
            name,
            secret: row.try_get("secret")?,
            added_at: moment(row.try_get("added_at")?)?,
            used_at: row.try_get::<Option<i64>, _>("used_at")?.map(moment).transpose()?,
        })
    }
}

/// Those that are set up, the oldest first.
pub(crate) async fn all(
    db: &mut AnyConnection,
    person_id: &str,
) -> Outcome<Vec<StoredAuthenticatorApp>> {
    let rows = format!(
        "SELECT {COLUMNS} FROM authenticator_app WHERE person_id = $1 AND confirmed = 1 \
         ORDER BY added_at, id"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(person_id).fetch_all(db).await?;
    rows.iter().map(StoredAuthenticatorApp::read).collect()
}

/// One that is still to be proven.
pub(crate) async fn find_unconfirmed(
    db: &mut AnyConnection,
    person_id: &str,
    id: &str,
) -> Outcome<Option<StoredAuthenticatorApp>> {
    let row = format!(
        "SELECT {COLUMNS} FROM authenticator_app \
         WHERE person_id = $1 AND id = $2 AND confirmed = 0"
    );
    let row = sqlx::query(AssertSqlSafe(row)).bind(person_id).bind(id).fetch_optional(db).await?;
    row.as_ref().map(StoredAuthenticatorApp::read).transpose()
}

/// Stores one that is still to be proven, in place of any other such.
pub(crate) async fn create(
    db: &mut AnyConnection,
    person_id: &str,
    app: &StoredAuthenticatorApp,
) -> Outcome<()> {
    let delete = "DELETE FROM authenticator_app WHERE person_id = $1 AND confirmed = 0";
    sqlx::query(delete).bind(person_id).execute(&mut *db).await?;
    sqlx::query(
        "INSERT INTO authenticator_app (id, person_id, name, secret, added_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&app.id)
    .bind(person_id)
    .bind(app.name.as_str())
    .bind(&app.secret)
    .bind(app.added_at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that a code has proven it.
pub(crate) async fn confirm(db: &mut AnyConnection, id: &str, name: &FactorName) -> Outcome<()> {
    let update = "UPDATE authenticator_app SET confirmed = 1, name = $2 WHERE id = $1";
    sqlx::query(update).bind(id).bind(name.as_str()).execute(db).await?;
    Ok(())
}

/// Takes the code of a time step, if neither it nor a later one was taken before (RFC 6238, section
/// 5.2). Of several who try at once, one succeeds.
pub(crate) async fn take_step(
    db: &mut AnyConnection,
    id: &str,
    step: i64,
    now: Timestamp,
) -> Outcome<bool> {
    let update = sqlx::query(
        "UPDATE authenticator_app SET last_step = $2, used_at = $3 WHERE id = $1 AND last_step < $2",
    );
    let taken = update.bind(id).bind(step).bind(now.unix_millis()).execute(db).await?;
    Ok(taken.rows_affected() == 1)
}

/// Gives one another name. Answers whether there is one.
pub(crate) async fn rename(
    db: &mut AnyConnection,
    person_id: &str,
    id: &str,
    name: &FactorName,
) -> Outcome<bool> {
    let update = sqlx::query(
        "UPDATE authenticator_app SET name = $3 \
         WHERE person_id = $1 AND id = $2 AND confirmed = 1",
    );
    let renamed = update.bind(person_id).bind(id).bind(name.as_str()).execute(db).await?;
    Ok(renamed.rows_affected() == 1)
}

pub(crate) async fn delete(db: &mut AnyConnection, id: &str) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM authenticator_app WHERE id = $1");
    delete.bind(id).execute(db).await?;
    Ok(())
}

/// Deletes all that somebody has set up.
pub(crate) async fn delete_of_person(db: &mut AnyConnection, person_id: &str) -> Outcome<()> {
    let delete =
        sqlx::query("DELETE FROM authenticator_app WHERE person_id = $1 AND confirmed = 1");
    delete.bind(person_id).execute(db).await?;
    Ok(())
}
