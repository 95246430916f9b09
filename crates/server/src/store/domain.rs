//! Claims of domains as they are stored.

mod lease;
mod row;

use gatehouse_contract::domain::{Check, DomainName, DomainPeople, DomainState};
use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{Change, Timestamp, Version, may_use_password};
use sqlx::{AnyConnection, Row};

pub(crate) use self::lease::{lease, lease_due, next_due};
use self::row::{moments, read, status_word};
use crate::problem::Outcome;
use crate::store::person::role_of_word;

/// A claim, as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct StoredDomain {
    pub id: String,
    pub organization_id: String,
    pub name: DomainName,
    pub token: String,
    pub version: Version,
    pub state: DomainState,
    pub claimed: Change,
    pub next_check: Timestamp,
    pub last_check: Option<Check>,
}

/// The verified domains, in alphabetical order.
pub(crate) async fn verified(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Vec<String>> {
    let rows = sqlx::query(
        "SELECT name FROM domain WHERE organization_id = $1 AND status IN ('verified', 'lapsing') \
         ORDER BY name",
    );
    let rows = rows.bind(organization_id).fetch_all(db).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}

/// The organization that owns a verified domain.
pub(crate) async fn owner(db: &mut AnyConnection, name: &str) -> Outcome<Option<String>> {
    let row = sqlx::query(
        "SELECT organization_id FROM domain WHERE name = $1 AND status IN ('verified', 'lapsing')",
    );
    let row = row.bind(name).fetch_optional(db).await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// Every claim of an organization, in alphabetical order.
pub(crate) async fn all(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Vec<StoredDomain>> {
    let rows = sqlx::query("SELECT * FROM domain WHERE organization_id = $1 ORDER BY name");
    let rows = rows.bind(organization_id).fetch_all(db).await?;
    rows.iter().map(read).collect()
}

/// One claim.
pub(crate) async fn find(db: &mut AnyConnection, id: &str) -> Outcome<Option<StoredDomain>> {
    let row = sqlx::query("SELECT * FROM domain WHERE id = $1");
    let row = row.bind(id).fetch_optional(db).await?;
    row.as_ref().map(read).transpose()
}

/// Whether an organization other than this has verified the domain.
pub(crate) async fn is_verified_elsewhere(
    db: &mut AnyConnection,
    organization_id: &str,
    name: &DomainName,
) -> Outcome<bool> {
    let found = sqlx::query(
        "SELECT 1 FROM domain WHERE name = $1 AND organization_id <> $2 \
         AND status IN ('verified', 'lapsing')",
    );
    let found = found.bind(name.as_str()).bind(organization_id).fetch_optional(db).await?;
    Ok(found.is_some())
}

/// How many people have an address on each verified domain, by the domain's id.
pub(crate) async fn people(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Vec<(String, DomainPeople)>> {
    let rows = sqlx::query(
        "SELECT d.id, p.role, p.sso_exempt, COUNT(*) FROM domain d \
         JOIN person p ON p.organization_id = d.organization_id AND p.email LIKE '%@' || d.name \
         WHERE d.organization_id = $1 AND d.status IN ('verified', 'lapsing') \
         GROUP BY d.id, p.role, p.sso_exempt ORDER BY d.id",
    );
    let rows = rows.bind(organization_id).fetch_all(db).await?;
    let mut people: Vec<(String, DomainPeople)> = Vec::new();
    for row in &rows {
        let (id, role): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let count = u32::try_from(row.try_get::<i64, _>(3)?).unwrap_or(u32::MAX);
        if people.last().is_none_or(|(last, _)| *last != id) {
            people.push((id, DomainPeople::default()));
        }
        let Some((_, of)) = people.last_mut() else { continue };
        of.all += count;
        let exempt = row.try_get::<i64, _>(2)? == 1;
        let is_free = |role| may_use_password(role, exempt, SsoRequirement::Enforced);
        if !role_of_word(&role).is_some_and(is_free) {
            of.bound += count;
        }
    }
    Ok(people)
}

/// Stores a new claim.
pub(crate) async fn create(db: &mut AnyConnection, domain: &StoredDomain) -> Outcome<()> {
    let moments = moments(&domain.state);
    sqlx::query(
        "INSERT INTO domain (id, organization_id, name, token, status, verified_at, seen_at, \
         lapses_at, lapsed_at, claimed_by, claimed_at, next_check_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(domain.id.as_str())
    .bind(domain.organization_id.as_str())
    .bind(domain.name.as_str())
    .bind(domain.token.as_str())
    .bind(status_word(&domain.state))
    .bind(moments[0])
    .bind(moments[1])
    .bind(moments[2])
    .bind(moments[3])
    .bind(domain.claimed.by.as_str())
    .bind(domain.claimed.at.unix_millis())
    .bind(domain.next_check.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Stores what a look at the DNS came to, under a new version when the state is another one, and
/// gives the lease back. Answers the database's own word on a domain that has an owner.
pub(crate) async fn save(
    db: &mut AnyConnection,
    domain: &StoredDomain,
    is_other_state: bool,
) -> sqlx::Result<()> {
    let moments = moments(&domain.state);
    let check = domain.last_check.as_ref().and_then(|check| serde_json::to_string(check).ok());
    sqlx::query(
        "UPDATE domain SET status = $2, verified_at = $3, seen_at = $4, lapses_at = $5, \
         lapsed_at = $6, next_check_at = $7, last_check = $8, version = version + $9, \
         leased_until = 0 WHERE id = $1",
    )
    .bind(domain.id.as_str())
    .bind(status_word(&domain.state))
    .bind(moments[0])
    .bind(moments[1])
    .bind(moments[2])
    .bind(moments[3])
    .bind(domain.next_check.unix_millis())
    .bind(check)
    .bind(i64::from(is_other_state))
    .execute(db)
    .await
    .map(drop)
}

/// Deletes a claim.
pub(crate) async fn delete(db: &mut AnyConnection, id: &str) -> Outcome<()> {
    sqlx::query("DELETE FROM domain WHERE id = $1").bind(id).execute(db).await?;
    Ok(())
}
