use gatehouse_contract::sso::SsoRequirement;
use gatehouse_contract::{
    FactorsHeld, Person, Role, Timestamp, decide_exemption, may_use_password,
};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::folding::fold;
use super::policy::{DOMAIN_VERIFIED, has_authenticator_app, has_passkey};
use crate::problem::{Outcome, Refusal};

/// The role as it is stored and as it is on the wire.
pub(crate) fn role_word(role: Role) -> &'static str {
    role.word()
}

pub(crate) fn role_of_word(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role_word(*role) == word)
}

/// What [`StoredPerson::read`] reads, of a person `p`.
pub(super) const COLUMNS: &str = concat!(
    "p.id, p.organization_id, p.name, p.email, p.role, p.sso_exempt, p.last_seen_at, ",
    "p.enrols_again, p.passkey_sign_in, p.factor_reminded_at, p.address_unproven, ",
    "CASE WHEN p.password_hash IS NULL THEN 0 ELSE 1 END AS has_password, ",
    "CASE WHEN ",
    has_authenticator_app!(),
    " THEN 1 ELSE 0 END AS has_authenticator_app, CASE WHEN ",
    has_passkey!(),
    " THEN 1 ELSE 0 END AS has_passkey"
);

/// A person with what concerns their sign-in.
#[derive(Clone, Debug)]
pub(crate) struct StoredPerson {
    pub person: Person,
    pub organization_id: String,
    /// Which kinds of second factor they have.
    pub held: FactorsHeld,
    /// Whether their last recovery code is used, so that they have to set up a factor anew.
    pub enrols_again: bool,
    /// Whether they let a passkey be the only step of a sign-in.
    pub passkey_sign_in: bool,
    pub has_password: bool,
    /// Whether they are excepted from required single sign-on.
    pub sso_exempt: bool,
    pub last_seen: Option<Timestamp>,
    /// When they were last reminded to set up a second factor.
    pub reminded_at: Option<Timestamp>,
    /// Whether whoever joined as them may be another than the owner of the address.
    pub address_unproven: bool,
}

impl StoredPerson {
    /// A person with nothing on record.
    pub(crate) fn new(person: Person, organization_id: String) -> Self {
        Self {
            person,
            organization_id,
            held: FactorsHeld::default(),
            enrols_again: false,
            passkey_sign_in: false,
            has_password: false,
            sso_exempt: false,
            last_seen: None,
            reminded_at: None,
            address_unproven: false,
        }
    }

    /// Whether a password signs them in, proves that it is them, and may be set for them.
    pub(crate) fn may_use_password(&self, requirement: SsoRequirement) -> bool {
        may_use_password(self.person.role, self.sso_exempt, requirement)
    }

    /// Whether they prove with a password who they are: they have one, and may use it.
    pub(crate) fn proves_with_password(&self, requirement: SsoRequirement) -> bool {
        self.has_password && self.may_use_password(requirement)
    }

    /// The person in a row that has the [`COLUMNS`].
    pub(crate) fn read(row: &AnyRow) -> Outcome<Self> {
        let broken = || Refusal::fault("a person's row cannot be read");
        let flag = |name| Ok::<_, Refusal>(row.try_get::<i64, _>(name)? == 1);
        let moment = |name| {
            let millis = row.try_get::<Option<i64>, _>(name)?;
            Ok::<_, Refusal>(millis.and_then(Timestamp::from_unix_millis))
        };
        Ok(Self {
            person: Person {
                id: row.try_get("id")?,
                name: row.try_get("name")?,
                email: row.try_get("email")?,
                role: role_of_word(row.try_get("role")?).ok_or_else(broken)?,
            },
            organization_id: row.try_get("organization_id")?,
            held: FactorsHeld {
                authenticator_app: flag("has_authenticator_app")?,
                passkey: flag("has_passkey")?,
            },
            enrols_again: flag("enrols_again")?,
            passkey_sign_in: flag("passkey_sign_in")?,
            has_password: flag("has_password")?,
            sso_exempt: flag("sso_exempt")?,
            last_seen: moment("last_seen_at")?,
            reminded_at: moment("factor_reminded_at")?,
            address_unproven: flag("address_unproven")?,
        })
    }
}

/// Someone who wants to sign in, and the hash of their password, if they have one.
pub(crate) async fn find_by_email(
    db: &mut AnyConnection,
    email: &str,
) -> Outcome<Option<(StoredPerson, Option<String>)>> {
    let row = format!("SELECT {COLUMNS}, p.password_hash FROM person p WHERE p.email = $1");
    match sqlx::query(AssertSqlSafe(row)).bind(email).fetch_optional(db).await? {
        Some(row) => Ok(Some((StoredPerson::read(&row)?, row.try_get("password_hash")?))),
        None => Ok(None),
    }
}

pub(crate) async fn find(
    db: &mut AnyConnection,
    organization_id: &str,
    id: &str,
) -> Outcome<Option<StoredPerson>> {
    let row = format!("SELECT {COLUMNS} FROM person p WHERE p.organization_id = $1 AND p.id = $2");
    let row =
        sqlx::query(AssertSqlSafe(row)).bind(organization_id).bind(id).fetch_optional(db).await?;
    row.as_ref().map(StoredPerson::read).transpose()
}

/// The Owners, then the Admins, each by name.
pub(crate) async fn administrators(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Vec<Person>> {
    let rows = format!(
        "SELECT {COLUMNS} FROM person p \
         WHERE p.organization_id = $1 AND p.role IN ('owner', 'admin') \
         ORDER BY CASE p.role WHEN 'owner' THEN 0 ELSE 1 END, p.name, p.id"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(organization_id).fetch_all(db).await?;
    rows.iter().map(|row| Ok(StoredPerson::read(row)?.person)).collect()
}

/// The Owners: who they are, and whether they can sign in, while single sign-on is on or off.
pub(crate) async fn owners(
    db: &mut AnyConnection,
    organization_id: &str,
    sso_on: bool,
) -> Outcome<Vec<(String, bool)>> {
    let rows = format!(
        "SELECT p.id, CASE WHEN p.password_hash IS NOT NULL OR ($2 = 1 AND {DOMAIN_VERIFIED}) \
         THEN 1 ELSE 0 END FROM person p WHERE p.organization_id = $1 AND p.role = 'owner'"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(organization_id).bind(i64::from(sso_on));
    let rows = rows.fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get::<i64, _>(1)? == 1))).collect()
}

/// Gives a person a role. An exception that the role makes needless ends with it.
pub(crate) async fn set_role(db: &mut AnyConnection, id: &str, role: Role) -> Outcome<()> {
    let update = sqlx::query("UPDATE person SET role = $2 WHERE id = $1");
    update.bind(id).bind(role_word(role)).execute(&mut *db).await?;
    match decide_exemption(role) {
        Ok(()) => Ok(()),
        Err(_) => set_sso_exempt(db, id, false).await,
    }
}

/// Excepts a person from required single sign-on, or ends that.
pub(crate) async fn set_sso_exempt(
    db: &mut AnyConnection,
    id: &str,
    is_exempt: bool,
) -> Outcome<()> {
    let update = sqlx::query("UPDATE person SET sso_exempt = $2 WHERE id = $1");
    update.bind(id).bind(i64::from(is_exempt)).execute(db).await?;
    Ok(())
}

/// Notes that somebody is reminded to set up a second factor.
pub(crate) async fn note_reminder(db: &mut AnyConnection, id: &str, now: Timestamp) -> Outcome<()> {
    let update = sqlx::query("UPDATE person SET factor_reminded_at = $2 WHERE id = $1");
    update.bind(id).bind(now.unix_millis()).execute(db).await?;
    Ok(())
}

/// Notes whether somebody has to set up a second factor anew.
pub(crate) async fn set_enrols_again(db: &mut AnyConnection, id: &str, again: bool) -> Outcome<()> {
    let update = sqlx::query("UPDATE person SET enrols_again = $2 WHERE id = $1");
    update.bind(id).bind(i64::from(again)).execute(db).await?;
    Ok(())
}

/// Notes whether somebody lets a passkey be the only step of a sign-in.
pub(crate) async fn set_passkey_sign_in(
    db: &mut AnyConnection,
    id: &str,
    enabled: bool,
) -> Outcome<()> {
    let update = sqlx::query("UPDATE person SET passkey_sign_in = $2 WHERE id = $1");
    update.bind(id).bind(i64::from(enabled)).execute(db).await?;
    Ok(())
}

/// Gives a person another password.
pub(crate) async fn set_password(
    db: &mut AnyConnection,
    id: &str,
    hash: &str,
    now: Timestamp,
) -> Outcome<()> {
    let update =
        sqlx::query("UPDATE person SET password_hash = $2, password_set_at = $3 WHERE id = $1");
    update.bind(id).bind(hash).bind(now.unix_millis()).execute(db).await?;
    Ok(())
}

/// Takes the password of a person away, if they have one.
pub(crate) async fn forget_password(db: &mut AnyConnection, id: &str) -> Outcome<()> {
    let update = "UPDATE person SET password_hash = NULL, password_set_at = NULL WHERE id = $1";
    sqlx::query(update).bind(id).execute(db).await?;
    Ok(())
}

/// Notes that the owner of a person's address has shown up.
pub(crate) async fn note_proof_of_address(db: &mut AnyConnection, id: &str) -> Outcome<()> {
    let update = sqlx::query("UPDATE person SET address_unproven = 0 WHERE id = $1");
    update.bind(id).execute(db).await?;
    Ok(())
}

/// Keeps the password that a person has at another cost.
pub(crate) async fn rehash_password(db: &mut AnyConnection, id: &str, hash: &str) -> Outcome<()> {
    let update = sqlx::query("UPDATE person SET password_hash = $2 WHERE id = $1");
    update.bind(id).bind(hash).execute(db).await?;
    Ok(())
}

/// When a person set their password, where that is known.
pub(crate) async fn password_set_at(
    db: &mut AnyConnection,
    id: &str,
) -> Outcome<Option<Timestamp>> {
    let row = sqlx::query("SELECT password_set_at FROM person WHERE id = $1");
    let millis: Option<i64> = row.bind(id).fetch_one(db).await?.try_get(0)?;
    Ok(millis.and_then(Timestamp::from_unix_millis))
}

/// What somebody is told is being guessed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Warned {
    /// Their password.
    OfPasswords,
    /// The codes of their second factor, or their recovery codes.
    OfCodes,
}

/// Notes that somebody is told that something is being guessed. Answers `false` where they were told
/// of it after `lately`.
pub(crate) async fn note_warning(
    db: &mut AnyConnection,
    id: &str,
    of: Warned,
    now: Timestamp,
    lately: Timestamp,
) -> Outcome<bool> {
    let column = match of {
        Warned::OfPasswords => "warned_at",
        Warned::OfCodes => "codes_warned_at",
    };
    let update = format!(
        "UPDATE person SET {column} = $2 WHERE id = $1 AND ({column} IS NULL OR {column} <= $3)"
    );
    let update = sqlx::query(AssertSqlSafe(update));
    let update = update.bind(id).bind(now.unix_millis()).bind(lately.unix_millis());
    Ok(update.execute(db).await?.rows_affected() == 1)
}

/// Everyone of an organization who has no password, by name.
pub(crate) async fn without_password(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Vec<Person>> {
    let rows = format!(
        "SELECT {COLUMNS} FROM person p \
         WHERE p.organization_id = $1 AND p.password_hash IS NULL ORDER BY p.name, p.id"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(organization_id).fetch_all(db).await?;
    rows.iter().map(|row| Ok(StoredPerson::read(row)?.person)).collect()
}

pub(crate) async fn password(db: &mut AnyConnection, id: &str) -> Outcome<Option<String>> {
    let row = sqlx::query("SELECT password_hash FROM person WHERE id = $1");
    Ok(row.bind(id).fetch_one(db).await?.try_get(0)?)
}

/// Stores a person. Answers `false` where somebody has the address already, also in another
/// organization, whose lock is another one: whoever comes second waits, and makes nobody.
pub(crate) async fn create(
    db: &mut AnyConnection,
    person: &StoredPerson,
    password_hash: Option<&str>,
    now: Timestamp,
) -> Outcome<bool> {
    let insert = sqlx::query(
        "INSERT INTO person (id, organization_id, name, email, role, password_hash, sso_exempt, \
         last_seen_at, created_at, folded_name, address_unproven) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (email) DO NOTHING",
    );
    let insert = insert
        .bind(&person.person.id)
        .bind(&person.organization_id)
        .bind(&person.person.name)
        .bind(&person.person.email)
        .bind(role_word(person.person.role))
        .bind(password_hash)
        .bind(i64::from(person.sso_exempt))
        .bind(person.last_seen.map(Timestamp::unix_millis))
        .bind(now.unix_millis())
        .bind(fold(&person.person.name))
        .bind(i64::from(person.address_unproven));
    Ok(insert.execute(db).await?.rows_affected() == 1)
}

/// The id and the name of everyone in an organization, in the order of their ids.
pub(crate) async fn names(
    db: &mut AnyConnection,
    organization_id: &str,
) -> Outcome<Vec<(String, String)>> {
    let rows = sqlx::query("SELECT id, name FROM person WHERE organization_id = $1 ORDER BY id");
    let rows = rows.bind(organization_id).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}
