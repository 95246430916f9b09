//! Who has which second factor, and who has none.

use gatehouse_contract::{AllowedFactors, Coverage, People, Person, Unprotected};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::impact::count;
use super::person::{COLUMNS, StoredPerson};
use super::policy::{APP_ALONE, UNPROTECTED, has_passkey, lacks};
use crate::problem::Outcome;

/// How many people have which second factor.
pub(crate) async fn find(db: &mut AnyConnection, organization_id: &str) -> Outcome<Coverage> {
    let counts = format!(
        "SELECT COUNT(*), COUNT(CASE WHEN {UNPROTECTED} THEN 1 END), \
         COUNT(CASE WHEN {} THEN 1 END) FROM person p WHERE p.organization_id = $1",
        has_passkey!()
    );
    let row = sqlx::query(AssertSqlSafe(counts)).bind(organization_id).fetch_one(db).await?;
    let (people, none, passkey): (i64, i64, i64) =
        (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    Ok(Coverage {
        authenticator_app: count(people - none - passkey),
        passkey: count(passkey),
        none: count(none),
    })
}

/// The first so many people without a second factor, by name.
pub(crate) async fn unprotected(
    db: &mut AnyConnection,
    organization_id: &str,
    limit: usize,
) -> Outcome<Vec<Unprotected>> {
    let rows = format!(
        "SELECT {COLUMNS} FROM person p \
         WHERE p.organization_id = $1 AND {UNPROTECTED} ORDER BY p.name, p.id LIMIT $2"
    );
    let rows = sqlx::query(AssertSqlSafe(rows))
        .bind(organization_id)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX));
    let unprotected = |row| {
        let StoredPerson { person, last_seen, .. } = StoredPerson::read(row)?;
        Ok(Unprotected { person, last_seen })
    };
    rows.fetch_all(db).await?.iter().map(unprotected).collect()
}

/// People whose only second factor is an authenticator app, the first of them by name.
pub(crate) async fn app_alone(db: &mut AnyConnection, organization_id: &str) -> Outcome<People> {
    let rows = format!(
        "SELECT {COLUMNS} FROM person p \
         WHERE p.organization_id = $1 AND {APP_ALONE} ORDER BY p.name, p.id"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(organization_id).fetch_all(db).await?;
    let mut people = People::default();
    for row in rows {
        people.add(&StoredPerson::read(&row)?.person);
    }
    Ok(people)
}

/// Everyone who signs in with a password, has no second factor that counts, and was not written to
/// about `matter` before. A letter about it has the key `{matter} {person}`.
pub(crate) async fn untold(
    db: &mut AnyConnection,
    organization_id: &str,
    allowed: AllowedFactors,
    matter: &str,
) -> Outcome<Vec<Person>> {
    let lacks = lacks(allowed);
    let rows = format!(
        "SELECT {COLUMNS} FROM person p WHERE p.organization_id = $1 \
         AND p.password_hash IS NOT NULL AND {lacks} AND NOT EXISTS \
         (SELECT 1 FROM mail m WHERE m.dedupe_key = $2 || ' ' || p.id) ORDER BY p.name, p.id"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(organization_id).bind(matter);
    let rows = rows.fetch_all(db).await?;
    rows.iter().map(|row| Ok(StoredPerson::read(row)?.person)).collect()
}
