use gatehouse_contract::{Coverage, CoverageDay, Timestamp};
use sqlx::{AnyConnection, Row};

use super::find;
use crate::problem::{Outcome, Refusal};
use crate::store::impact::count;

/// Notes how many people have which second factor now, as what this day ends with so far.
pub(crate) async fn note(
    db: &mut AnyConnection,
    organization_id: &str,
    now: Timestamp,
) -> Outcome<()> {
    let coverage = find(db, organization_id).await?;
    write(db, organization_id, &CoverageDay { day: now.start_of_day(), coverage }).await
}

/// Writes what the coverage was on a day, in place of what stands there.
pub(crate) async fn write(
    db: &mut AnyConnection,
    organization_id: &str,
    CoverageDay { day, coverage }: &CoverageDay,
) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO factor_coverage (organization_id, day, authenticator_app, passkey, unprotected) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organization_id, day) DO UPDATE \
         SET authenticator_app = excluded.authenticator_app, passkey = excluded.passkey, \
         unprotected = excluded.unprotected",
    )
    .bind(organization_id)
    .bind(day.unix_millis())
    .bind(i64::from(coverage.authenticator_app))
    .bind(i64::from(coverage.passkey))
    .bind(i64::from(coverage.none))
    .execute(db)
    .await?;
    Ok(())
}

/// What the coverage was on each day since this moment, the oldest first.
pub(crate) async fn days(
    db: &mut AnyConnection,
    organization_id: &str,
    since: Timestamp,
) -> Outcome<Vec<CoverageDay>> {
    let rows = sqlx::query(
        "SELECT day, authenticator_app, passkey, unprotected FROM factor_coverage \
         WHERE organization_id = $1 AND day >= $2 ORDER BY day",
    );
    let rows = rows.bind(organization_id).bind(since.unix_millis()).fetch_all(db).await?;
    let broken = || Refusal::fault("a day of the coverage cannot be read");
    let day = |row: &sqlx::any::AnyRow| {
        Ok(CoverageDay {
            day: Timestamp::from_unix_millis(row.try_get(0)?).ok_or_else(broken)?,
            coverage: Coverage {
                authenticator_app: count(row.try_get(1)?),
                passkey: count(row.try_get(2)?),
                none: count(row.try_get(3)?),
            },
        })
    };
    rows.iter().map(day).collect()
}

/// Deletes the days before this moment.
pub(crate) async fn delete_old(db: &mut AnyConnection, before: Timestamp) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM factor_coverage WHERE day < $1");
    delete.bind(before.unix_millis()).execute(db).await?;
    Ok(())
}
