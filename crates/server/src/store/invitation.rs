//! The invitations that nobody has accepted yet.

use gatehouse_contract::{InvitationQuery, Person, Role, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::folding::containing;
use super::impact::count;
use super::person::{role_of_word, role_word};
use crate::problem::{Outcome, Refusal};

const COLUMNS: &str = "id, organization_id, email, role, sso_exempt, invited_by, invited_by_name, \
     sent_at, expires_at";

/// An invitation as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct StoredInvitation {
    pub id: String,
    pub organization_id: String,
    pub email: String,
    pub role: Role,
    /// Whether whoever accepts it is excepted from required single sign-on.
    pub sso_exempt: bool,
    /// The id of whoever sent it.
    pub invited_by: String,
    pub invited_by_name: String,
    pub sent_at: Timestamp,
    pub expires_at: Timestamp,
}

impl StoredInvitation {
    /// The invited person, who has no name yet.
    pub(crate) fn addressee(&self) -> Person {
        let (id, email) = (String::new(), self.email.clone());
        Person { id, name: email.clone(), email, role: self.role }
    }

    fn read(row: &AnyRow) -> Outcome<Self> {
        let broken = || Refusal::fault("an invitation's row cannot be read");
        let moment = |name| {
            let millis = row.try_get::<i64, _>(name)?;
            Timestamp::from_unix_millis(millis).ok_or_else(broken)
        };
        Ok(Self {
            id: row.try_get("id")?,
            organization_id: row.try_get("organization_id")?,
            email: row.try_get("email")?,
            role: role_of_word(row.try_get("role")?).ok_or_else(broken)?,
            sso_exempt: row.try_get::<i64, _>("sso_exempt")? == 1,
            invited_by: row.try_get("invited_by")?,
            invited_by_name: row.try_get("invited_by_name")?,
            sent_at: moment("sent_at")?,
            expires_at: moment("expires_at")?,
        })
    }
}

/// Stores an invitation, in place of one that the address had.
pub(crate) async fn put(db: &mut AnyConnection, it: &StoredInvitation) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO invitation (id, organization_id, email, role, sso_exempt, invited_by, \
         invited_by_name, sent_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (organization_id, email) DO UPDATE SET id = $1, role = $4, sso_exempt = $5, \
         invited_by = $6, invited_by_name = $7, sent_at = $8, expires_at = $9",
    )
    .bind(&it.id)
    .bind(&it.organization_id)
    .bind(&it.email)
    .bind(role_word(it.role))
    .bind(i64::from(it.sso_exempt))
    .bind(&it.invited_by)
    .bind(&it.invited_by_name)
    .bind(it.sent_at.unix_millis())
    .bind(it.expires_at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// The invitation with this id, whether or not it can still be accepted.
pub(crate) async fn find(db: &mut AnyConnection, id: &str) -> Outcome<Option<StoredInvitation>> {
    let row = format!("SELECT {COLUMNS} FROM invitation WHERE id = $1");
    let row = sqlx::query(AssertSqlSafe(row)).bind(id).fetch_optional(db).await?;
    row.as_ref().map(StoredInvitation::read).transpose()
}

/// The invitation of an address, whether or not it can still be accepted.
pub(crate) async fn find_by_email(
    db: &mut AnyConnection,
    organization_id: &str,
    email: &str,
) -> Outcome<Option<StoredInvitation>> {
    let row = format!("SELECT {COLUMNS} FROM invitation WHERE organization_id = $1 AND email = $2");
    let row = sqlx::query(AssertSqlSafe(row)).bind(organization_id).bind(email);
    row.fetch_optional(db).await?.as_ref().map(StoredInvitation::read).transpose()
}

/// How many invitations a query finds, and so many of them after so many others, the latest first.
pub(crate) async fn search(
    db: &mut AnyConnection,
    organization_id: &str,
    query: &InvitationQuery,
    (limit, offset): (i64, i64),
) -> Outcome<(u32, Vec<StoredInvitation>)> {
    const FOUND: &str = "FROM invitation WHERE organization_id = $1 AND email LIKE $2 ESCAPE '\\' \
                         AND ($3 = '' OR role = $3)";
    let (pattern, role) = (containing(&query.search), query.role.map_or("", role_word));
    let total = format!("SELECT COUNT(*) {FOUND}");
    let total = sqlx::query(AssertSqlSafe(total)).bind(organization_id).bind(&pattern).bind(role);
    let total: i64 = total.fetch_one(&mut *db).await?.try_get(0)?;
    let rows =
        format!("SELECT {COLUMNS} {FOUND} ORDER BY sent_at DESC, id DESC LIMIT $4 OFFSET $5");
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(organization_id).bind(&pattern).bind(role);
    let rows = rows.bind(limit).bind(offset).fetch_all(db).await?;
    Ok((count(total), rows.iter().map(StoredInvitation::read).collect::<Outcome<_>>()?))
}

/// Notes that somebody has looked at the link of an invitation.
pub(crate) async fn note_view(db: &mut AnyConnection, id: &str, person_id: &str) -> Outcome<()> {
    let insert = sqlx::query(
        "INSERT INTO invitation_link_view (invitation_id, person_id) VALUES ($1, $2) \
         ON CONFLICT DO NOTHING",
    );
    insert.bind(id).bind(person_id).execute(db).await?;
    Ok(())
}

/// Whether anybody has looked at the link of an invitation.
pub(crate) async fn was_viewed(db: &mut AnyConnection, id: &str) -> Outcome<bool> {
    let row = sqlx::query("SELECT 1 FROM invitation_link_view WHERE invitation_id = $1");
    Ok(row.bind(id).fetch_optional(db).await?.is_some())
}

/// Those that somebody has sent, or whose link they have looked at.
pub(crate) async fn known_to(
    db: &mut AnyConnection,
    person_id: &str,
) -> Outcome<Vec<StoredInvitation>> {
    let rows = format!(
        "SELECT {COLUMNS} FROM invitation i WHERE invited_by = $1 OR EXISTS (SELECT 1 \
         FROM invitation_link_view v WHERE v.invitation_id = i.id AND v.person_id = $1) \
         ORDER BY email"
    );
    let rows = sqlx::query(AssertSqlSafe(rows)).bind(person_id).fetch_all(db).await?;
    rows.iter().map(StoredInvitation::read).collect()
}

/// Takes an invitation away. Of several who try at once, one does.
pub(crate) async fn take(db: &mut AnyConnection, id: &str) -> Outcome<bool> {
    let delete = sqlx::query("DELETE FROM invitation WHERE id = $1");
    Ok(delete.bind(id).execute(db).await?.rows_affected() == 1)
}

/// Deletes those that could be accepted until `before` and no longer, and what is left of others.
pub(crate) async fn delete_expired(db: &mut AnyConnection, before: Timestamp) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM invitation WHERE expires_at < $1");
    delete.bind(before.unix_millis()).execute(&mut *db).await?;
    let delete = "DELETE FROM invitation_link_view WHERE NOT EXISTS (SELECT 1 FROM invitation i \
                  WHERE i.id = invitation_link_view.invitation_id)";
    sqlx::query(delete).execute(db).await?;
    Ok(())
}
