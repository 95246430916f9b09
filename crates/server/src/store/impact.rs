//! What the settings mean for people, counted by the database: an organization may have thousands.

use gatehouse_contract::SignInFacts;
use gatehouse_contract::sso::{SsoImpact, SsoRequirement};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::person::{COLUMNS, StoredPerson};
use super::policy::{DOMAIN_VERIFIED, UNPROTECTED};
use crate::hex;
use crate::problem::Outcome;

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

pub(super) fn count(people: i64) -> u32 {
    u32::try_from(people).unwrap_or(u32::MAX)
}
