//! The members of an organization: a page of those who are looked for, and their removal.

use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{
    HeldFilter, MemberKind, MemberQuery, MemberSignIn, MemberSort, SignInFilter, SortOrder,
    Timestamp,
};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::access_request::longest_asking;
use super::folding::containing;
use super::impact::count;
use super::person::{COLUMNS, StoredPerson, role_word};
use super::policy::{
    DOMAIN_VERIFIED, KEEPS_PASSWORD, UNPROTECTED, has_authenticator_app, has_passkey,
};
use crate::problem::Outcome;

/// A person as they are listed.
pub(crate) struct StoredMember {
    pub person: StoredPerson,
    pub sign_in: MemberSignIn,
    pub guest: bool,
    /// Whether the identity provider would let them in.
    pub by_sso: bool,
    pub devices: u32,
}

/// Whom to list, and what of their organization decides how they sign in.
pub(crate) struct Search {
    pub query: MemberQuery,
    /// Whether only those who ask for a role, and have asked for the longest.
    pub asking: bool,
    /// So many, after so many others.
    pub limit: i64,
    pub offset: i64,
    pub sso_on: bool,
    pub requirement: SsoRequirement,
    /// Whether a domain is verified, so that there are guests.
    pub has_domain: bool,
    /// Since when a session has to have been used to be one.
    pub used_since: Timestamp,
    /// Since when a session has to have begun to be one.
    pub begun_since: Timestamp,
    pub now: Timestamp,
}

impl Search {
    /// Whether a person `p` signs in with a password.
    fn by_password(&self) -> String {
        let may = match self.requirement {
            SsoRequirement::Enforced => KEEPS_PASSWORD,
            SsoRequirement::NotRequired | SsoRequirement::Suspended => "1 = 1",
        };
        format!("(p.password_hash IS NOT NULL AND {may})")
    }

    /// Whether the identity provider signs them in.
    fn by_sso(&self) -> &'static str {
        if self.sso_on { DOMAIN_VERIFIED } else { "1 = 0" }
    }

    fn is_guest(&self) -> String {
        if self.has_domain { format!("NOT {DOMAIN_VERIFIED}") } else { "1 = 0".to_owned() }
    }

    /// What a person `p` of the organization `$1` has to be like. `$2` is the pattern.
    fn condition(&self) -> String {
        let MemberQuery { role, sign_in, factor, kind, .. } = &self.query;
        let role = role.map(|role| format!("p.role = '{}'", role_word(role)));
        let (password, sso) = (self.by_password(), self.by_sso());
        let sign_in = sign_in.map(|it| match it {
            SignInFilter::Password => password,
            SignInFilter::Sso => sso.to_owned(),
            SignInFilter::Nothing => format!("NOT {password} AND NOT ({sso})"),
        });
        let factor = factor.map(|it| match it {
            HeldFilter::AuthenticatorApp => has_authenticator_app!().to_owned(),
            HeldFilter::Passkey => has_passkey!().to_owned(),
            HeldFilter::Nothing => UNPROTECTED.to_owned(),
        });
        let kind = kind.map(|it| match it {
            MemberKind::Guest => self.is_guest(),
            MemberKind::Own => format!("NOT ({})", self.is_guest()),
        });
        let found = "(p.folded_name LIKE $2 ESCAPE '\\' OR p.email LIKE $2 ESCAPE '\\')".to_owned();
        let asking = self.asking.then(|| format!("p.id IN ({})", longest_asking()));
        let all = [Some("p.organization_id = $1".to_owned()), asking, role, sign_in, factor, kind];
        all.into_iter().flatten().chain([found]).collect::<Vec<_>>().join(" AND ")
    }

    fn order(&self) -> String {
        let (first, is_falling) = match self.query.sort {
            MemberSort::Name => ("p.folded_name", false),
            MemberSort::Role => (
                "CASE p.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 WHEN 'billing_admin' THEN 2 \
                 ELSE 3 END",
                false,
            ),
            MemberSort::LastSeen => ("COALESCE(p.last_seen_at, 0)", true),
        };
        let is_falling = is_falling != (self.query.order == SortOrder::Reversed);
        let way = if is_falling { "DESC" } else { "ASC" };
        format!("{first} {way}, p.folded_name, p.id")
    }
}

/// How many an organization has, how many of them a search finds, and those of them who are listed.
pub(crate) async fn search(
    db: &mut AnyConnection,
    organization_id: &str,
    search: &Search,
) -> Outcome<(u32, u32, Vec<StoredMember>)> {
    let all = sqlx::query("SELECT COUNT(*) FROM person p WHERE p.organization_id = $1");
    let all: i64 = all.bind(organization_id).fetch_one(&mut *db).await?.try_get(0)?;
    let (condition, pattern) = (search.condition(), containing(&search.query.search));
    let total = format!("SELECT COUNT(*) FROM person p WHERE {condition}");
    let total = sqlx::query(AssertSqlSafe(total)).bind(organization_id).bind(&pattern);
    let total: i64 = total.fetch_one(&mut *db).await?.try_get(0)?;
    let flag = |condition: &str| format!("CASE WHEN {condition} THEN 1 ELSE 0 END");
    let rows = format!(
        "SELECT {COLUMNS}, {} AS by_password, {} AS by_sso, {} AS guest, \
         (SELECT COUNT(*) FROM session s WHERE s.person_id = p.id AND s.used_at > $5 \
         AND s.created_at > $6 AND COALESCE(s.ends_at, $7 + 1) > $7 \
         AND COALESCE(s.shut_out_at, $7 + 1) > $7) AS devices \
         FROM person p WHERE {condition} ORDER BY {} LIMIT $3 OFFSET $4",
        flag(&search.by_password()),
        flag(search.by_sso()),
        flag(&search.is_guest()),
        search.order(),
    );
    let rows = sqlx::query(AssertSqlSafe(rows))
        .bind(organization_id)
        .bind(&pattern)
        .bind(search.limit)
        .bind(search.offset)
        .bind(search.used_since.unix_millis())
        .bind(search.begun_since.unix_millis())
        .bind(search.now.unix_millis())
        .fetch_all(db)
        .await?;
    let members = rows.iter().map(read).collect::<Outcome<_>>()?;
    Ok((count(all), count(total), members))
}

fn read(row: &AnyRow) -> Outcome<StoredMember> {
    let flag = |name| Ok::<_, sqlx::Error>(row.try_get::<i64, _>(name)? == 1);
    Ok(StoredMember {
        person: StoredPerson::read(row)?,
        sign_in: MemberSignIn::of(flag("by_password")?, flag("by_sso")?),
        guest: flag("guest")?,
        by_sso: flag("by_sso")?,
        devices: count(row.try_get("devices")?),
    })
}

/// Removes a person with all that is theirs. What the audit log says of them stays.
pub(crate) async fn remove(db: &mut AnyConnection, id: &str) -> Outcome<()> {
    for table in [
        "access_request",
        "session",
        "authenticator_app",
        "passkey",
        "passkey_ceremony",
        "recovery_code",
    ] {
        let delete = format!("DELETE FROM {table} WHERE person_id = $1");
        sqlx::query(AssertSqlSafe(delete)).bind(id).execute(&mut *db).await?;
    }
    sqlx::query("DELETE FROM person WHERE id = $1").bind(id).execute(db).await?;
    Ok(())
}
