//! Who has which second factor, and who has none.

mod history;

use gatehouse_contract::{AllowedFactors, Coverage, FactorFilter, People, PeopleFactors, Person};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

pub(crate) use history::{days, delete_old, note, write};

use super::folding::containing;
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

/// Whom a search is for.
#[derive(Clone, Debug)]
pub(crate) struct Search {
    pub filter: FactorFilter,
    /// Which factors count, for whoever lacks one.
    pub allowed: AllowedFactors,
    /// Part of a name or an address; nothing for all.
    pub text: String,
    /// From 1 on.
    pub page: u32,
}

impl Search {
    /// What a person `p` of the organization `$1` has to be like. `$2` is the pattern.
    fn condition(&self) -> String {
        let filter = match self.filter {
            FactorFilter::Everyone => "1 = 1",
            FactorFilter::Lacking => lacks(self.allowed),
        };
        format!(
            "p.organization_id = $1 AND {filter} AND (p.folded_name LIKE $2 ESCAPE '\\' \
             OR p.email LIKE $2 ESCAPE '\\')"
        )
    }
}

/// How many people a search finds, and those of its page, by name.
pub(crate) async fn search(
    db: &mut AnyConnection,
    organization_id: &str,
    search: &Search,
) -> Outcome<(u32, Vec<StoredPerson>)> {
    let (condition, pattern) = (search.condition(), containing(&search.text));
    let total = format!("SELECT COUNT(*) FROM person p WHERE {condition}");
    let total = sqlx::query(AssertSqlSafe(total)).bind(organization_id).bind(&pattern);
    let total: i64 = total.fetch_one(&mut *db).await?.try_get(0)?;
    let rows = format!(
        "SELECT {COLUMNS} FROM person p WHERE {condition} ORDER BY p.folded_name, p.id LIMIT $3 OFFSET $4"
    );
    let size = i64::from(PeopleFactors::PAGE);
    let rows = sqlx::query(AssertSqlSafe(rows))
        .bind(organization_id)
        .bind(&pattern)
        .bind(size)
        .bind(size * i64::from(search.page.saturating_sub(1)))
        .fetch_all(db)
        .await?;
    let people = rows.iter().map(StoredPerson::read).collect::<Outcome<_>>()?;
    Ok((count(total), people))
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

/// Everyone who signs in with a password and has no second factor that counts, by name.
pub(crate) async fn concerned(
    db: &mut AnyConnection,
    organization_id: &str,
    allowed: AllowedFactors,
) -> Outcome<Vec<StoredPerson>> {
    let lacks = lacks(allowed);
    let rows = format!(
        "SELECT {COLUMNS} FROM person p WHERE p.organization_id = $1 \
         AND p.password_hash IS NOT NULL AND {lacks} ORDER BY p.name, p.id"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(organization_id).fetch_all(db).await?;
    rows.iter().map(StoredPerson::read).collect()
}

/// Those of them who were not written to about `matter` before. A letter about it has the key
/// `{matter} {person}`.
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
