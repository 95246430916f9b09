use gatehouse_contract::Timestamp;
use gatehouse_contract::saml::AttemptKind;
use sqlx::{AnyConnection, Row};

use super::kind_word;
use crate::problem::{Outcome, Refusal};

/// A request to the identity provider that is not answered yet.
#[derive(Clone, Debug)]
pub(crate) struct StoredRequest {
    /// The ID of the AuthnRequest.
    pub id: String,
    pub organization_id: String,
    pub kind: AttemptKind,
    pub relay_hash: String,
    pub browser_hash: String,
    pub session_hash: Option<String>,
    pub connection_hash: String,
    pub next_path: String,
    pub response: Option<String>,
    pub expires_at: Timestamp,
}

pub(crate) async fn create(db: &mut AnyConnection, request: &StoredRequest) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO saml_request (id, organization_id, kind, relay_hash, browser_hash, \
         session_hash, connection_hash, next_path, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&request.id)
    .bind(&request.organization_id)
    .bind(kind_word(request.kind))
    .bind(&request.relay_hash)
    .bind(&request.browser_hash)
    .bind(request.session_hash.as_deref())
    .bind(&request.connection_hash)
    .bind(&request.next_path)
    .bind(request.expires_at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps what was posted as the answer. Answers whether there is such a request of the
/// organization, still open.
pub(crate) async fn keep_response(
    db: &mut AnyConnection,
    organization_id: &str,
    relay_hash: &str,
    response: &str,
    now: Timestamp,
) -> Outcome<bool> {
    let kept = sqlx::query(
        "UPDATE saml_request SET response = $3 \
         WHERE organization_id = $1 AND relay_hash = $2 AND expires_at > $4",
    )
    .bind(organization_id)
    .bind(relay_hash)
    .bind(response)
    .bind(now.unix_millis())
    .execute(db)
    .await?;
    Ok(kept.rows_affected() == 1)
}

/// The request with this RelayState, if it is open and answered.
pub(crate) async fn find_answered(
    db: &mut AnyConnection,
    relay_hash: &str,
    now: Timestamp,
) -> Outcome<Option<StoredRequest>> {
    let row = sqlx::query(
        "SELECT * FROM saml_request \
         WHERE relay_hash = $1 AND expires_at > $2 AND response IS NOT NULL",
    );
    let row = row.bind(relay_hash).bind(now.unix_millis()).fetch_optional(db).await?;
    let Some(row) = row else { return Ok(None) };
    let expires_at = Timestamp::from_unix_millis(row.try_get("expires_at")?);
    Ok(Some(StoredRequest {
        id: row.try_get("id")?,
        organization_id: row.try_get("organization_id")?,
        kind: match row.try_get("kind")? {
            "test" => AttemptKind::Test,
            _ => AttemptKind::SignIn,
        },
        relay_hash: row.try_get("relay_hash")?,
        browser_hash: row.try_get("browser_hash")?,
        session_hash: row.try_get("session_hash")?,
        connection_hash: row.try_get("connection_hash")?,
        next_path: row.try_get("next_path")?,
        response: row.try_get("response")?,
        expires_at: expires_at.ok_or_else(|| Refusal::fault("a time out of range"))?,
    }))
}

/// Deletes a request. Answers whether it was there: of several who come with its answer, one.
pub(crate) async fn take(db: &mut AnyConnection, id: &str) -> Outcome<bool> {
    let delete = sqlx::query("DELETE FROM saml_request WHERE id = $1");
    Ok(delete.bind(id).execute(db).await?.rows_affected() == 1)
}

/// Lets the requests of a session follow it to its new token.
pub(crate) async fn follow(db: &mut AnyConnection, old: &str, new: &str) -> Outcome<()> {
    let update = sqlx::query("UPDATE saml_request SET session_hash = $2 WHERE session_hash = $1");
    update.bind(old).bind(new).execute(db).await?;
    Ok(())
}

pub(crate) async fn delete_expired(db: &mut AnyConnection, now: Timestamp) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM saml_request WHERE expires_at <= $1");
    delete.bind(now.unix_millis()).execute(db).await?;
    Ok(())
}
