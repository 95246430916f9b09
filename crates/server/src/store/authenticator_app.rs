use gatehouse_contract::{Factor, FactorName, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::factor::{self, COLUMNS, FactorKind};
use crate::problem::Outcome;

/// An authenticator app of somebody's.
#[derive(Clone, Debug)]
pub(crate) struct StoredAuthenticatorApp {
    pub factor: Factor,
    /// Sealed.
    pub secret: String,
}

impl StoredAuthenticatorApp {
    fn read(row: &AnyRow) -> Outcome<Self> {
        Ok(Self { factor: factor::read(row)?, secret: row.try_get("secret")? })
    }
}

/// Those that are set up, the oldest first.
pub(crate) async fn all(
    db: &mut AnyConnection,
    person_id: &str,
) -> Outcome<Vec<StoredAuthenticatorApp>> {
    let columns = format!("{COLUMNS}, secret");
    let rows = factor::rows(db, FactorKind::AuthenticatorApp, &columns, person_id).await?;
    rows.iter().map(StoredAuthenticatorApp::read).collect()
}

/// One that is still to be proven.
pub(crate) async fn find_unconfirmed(
    db: &mut AnyConnection,
    person_id: &str,
    id: &str,
) -> Outcome<Option<StoredAuthenticatorApp>> {
    let row = format!(
        "SELECT {COLUMNS}, secret FROM authenticator_app \
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
    .bind(&app.factor.id)
    .bind(person_id)
    .bind(app.factor.name.as_str())
    .bind(&app.secret)
    .bind(app.factor.added_at.unix_millis())
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
