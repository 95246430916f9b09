//! What the settings mean for people, counted by the database: an organization may have thousands.

use gatehouse_contract::sso::{SsoImpact, SsoRequirement};
use gatehouse_contract::{Coverage, SignInFacts, Unprotected};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::person::{COLUMNS, StoredPerson};
use super::policy::{DOMAIN_VERIFIED, has_authenticator_app, has_passkey};
use crate::hex;
use crate::problem::Outcome;

/// Whether a person `p` has no second factor.
const UNPROTECTED: &str = concat!("NOT (", has_authenticator_app!(), " OR ", has_passkey!(), ")");

/// Whom the single sign-on switches concern, the first of them by name.
pub(crate) async fn of_sso(
    db: &mut AnyConnection,
    organization_id: &str,
    ends_two_factor: bool,
) -> Outcome<SsoImpact> {
    let mut impact = counts(db, organization_id).await?;
    impact.ends_two_factor = ends_two_factor;
    let SsoImpact { idp_people, owners, admins, .. } = impact;
    let numbers = format!("{idp_people} {owners} {admins} {ends_two_factor}\n");
    let mut hash = Sha256::new_with_prefix(numbers);
    let people = people();
    let concerned = format!(
        "SELECT {COLUMNS}, p.domain_verified \
         FROM {people} WHERE p.domain_verified = 0 OR p.sso_exempt = 1 \
         OR {UNPROTECTED} OR p.password_hash IS NULL ORDER BY p.name, p.id"
    );
    let rows = sqlx::query(AssertSqlSafe(concerned)).bind(organization_id).fetch_all(db).await?;
    for row in rows {
        let domain_verified = row.try_get::<i64, _>("domain_verified")? == 1;
        hash.update(add(&mut impact, &StoredPerson::read(&row)?, domain_verified));
    }
    impact.digest = hex::encode(&hash.finalize());
    Ok(impact)
}

/// Everyone, and whether their address is on a verified domain.
fn people() -> String {
    format!(
        "(SELECT p.*, CASE WHEN {DOMAIN_VERIFIED} THEN 1 ELSE 0 END AS domain_verified \
         FROM person p WHERE p.organization_id = $1) AS p"
    )
}

async fn counts(db: &mut AnyConnection, organization_id: &str) -> Outcome<SsoImpact> {
    let people = people();
    let counts = format!(
        "SELECT COUNT(CASE WHEN domain_verified = 1 THEN 1 END), \
         COUNT(CASE WHEN role = 'owner' THEN 1 END), COUNT(CASE WHEN role = 'admin' THEN 1 END) \
         FROM {people}"
    );
    let row = sqlx::query(AssertSqlSafe(counts)).bind(organization_id).fetch_one(db).await?;
    Ok(SsoImpact {
        idp_people: count(row.try_get(0)?),
        owners: count(row.try_get(1)?),
        admins: count(row.try_get(2)?),
        ..SsoImpact::default()
    })
}

/// Adds somebody who may use a password while single sign-on is on to the lists where they belong.
/// Answers with what the digest says of that.
fn add(impact: &mut SsoImpact, stored: &StoredPerson, domain_verified: bool) -> String {
    let facts = SignInFacts {
        role: stored.person.role,
        exempt: stored.sso_exempt,
        domain_verified,
        requirement: SsoRequirement::Enforced,
    };
    let is_alone = stored.has_password && !stored.held.any();
    let lists = [
        (facts.is_shut_out(), &mut impact.shut_out),
        (stored.sso_exempt, &mut impact.exempt),
        (is_alone, &mut impact.password_alone),
        (!stored.has_password, &mut impact.without_password),
        (is_alone && facts.may_use_password(), &mut impact.password_alone_when_required),
    ];
    let mut line = stored.person.id.clone();
    for (belongs, list) in lists {
        line.push(if belongs { '+' } else { '-' });
        if belongs {
            list.add(&stored.person);
        }
    }
    line + "\n"
}

/// How many people have which second factor.
pub(crate) async fn coverage(db: &mut AnyConnection, organization_id: &str) -> Outcome<Coverage> {
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

fn count(people: i64) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}
