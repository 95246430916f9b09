//! What the settings mean for people, counted by the database: an organization may have thousands.

use gatehouse_contract::sso::SsoImpact;
use gatehouse_contract::{Coverage, Unprotected};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::person::{Factor, StoredPerson};
use crate::problem::Outcome;

/// Everyone, and whether they are a guest: on a domain that is not verified.
const PEOPLE: &str = "(SELECT p.*, CASE WHEN EXISTS (SELECT 1 FROM domain d \
     WHERE d.organization_id = p.organization_id AND d.verified_at IS NOT NULL \
     AND substr(p.email, length(p.email) - length(d.name)) = '@' || d.name) \
     THEN 0 ELSE 1 END AS is_guest FROM person p WHERE p.organization_id = $1) AS people";

/// Whom the single sign-on switches concern, the named ones by name.
pub(crate) async fn of_sso(
    db: &mut AnyConnection,
    organization_id: &str,
    ends_two_factor: bool,
) -> Outcome<SsoImpact> {
    let counts = format!(
        "SELECT COUNT(CASE WHEN is_guest = 0 THEN 1 END), COUNT(CASE WHEN role = 'owner' THEN 1 END), \
         COUNT(CASE WHEN role = 'admin' THEN 1 END) FROM {PEOPLE}"
    );
    let row = sqlx::query(AssertSqlSafe(counts)).bind(organization_id).fetch_one(&mut *db).await?;
    let mut impact = SsoImpact {
        idp_people: count(row.try_get(0)?),
        owners: count(row.try_get(1)?),
        admins: count(row.try_get(2)?),
        guests: Vec::new(),
        password_alone: Vec::new(),
        ends_two_factor,
    };
    let named = format!(
        "SELECT id, organization_id, name, email, role, factor, last_seen_at \
         FROM {PEOPLE} WHERE is_guest = 1 OR (role IN ('owner', 'admin') AND factor = 'none') \
         ORDER BY name, id"
    );
    for row in sqlx::query(AssertSqlSafe(named)).bind(organization_id).fetch_all(db).await? {
        let StoredPerson { person, factor, .. } = StoredPerson::read(&row)?;
        if factor == Factor::None {
            impact.password_alone.push(person.clone());
        }
        if !person.role.keeps_password() {
            impact.guests.push(person);
        }
    }
    Ok(impact)
}

/// How many people have which second factor.
pub(crate) async fn coverage(db: &mut AnyConnection, organization_id: &str) -> Outcome<Coverage> {
    let counts = sqlx::query(
        "SELECT factor, COUNT(*) FROM person WHERE organization_id = $1 GROUP BY factor",
    );
    let mut coverage = Coverage::default();
    for row in counts.bind(organization_id).fetch_all(db).await? {
        let people = count(row.try_get(1)?);
        match Factor::of_word(row.try_get(0)?) {
            Some(Factor::AuthenticatorApp) => coverage.authenticator_app = people,
            Some(Factor::Passkey) => coverage.passkey = people,
            Some(Factor::None) | None => coverage.none += people,
        }
    }
    Ok(coverage)
}

/// The first so many people without a second factor, by name.
pub(crate) async fn unprotected(
    db: &mut AnyConnection,
    organization_id: &str,
    limit: usize,
) -> Outcome<Vec<Unprotected>> {
    let rows = sqlx::query(
        "SELECT id, organization_id, name, email, role, factor, last_seen_at FROM person \
         WHERE organization_id = $1 AND factor = 'none' ORDER BY name, id LIMIT $2",
    );
    let rows = rows.bind(organization_id).bind(i64::try_from(limit).unwrap_or(i64::MAX));
    let unprotected = |row| {
        let StoredPerson { person, last_seen, .. } = StoredPerson::read(row)?;
        Ok(Unprotected { person, last_seen })
    };
    rows.fetch_all(db).await?.iter().map(unprotected).collect()
}

fn count(people: i64) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}
