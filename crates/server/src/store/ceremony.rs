use gatehouse_contract::Timestamp;
use sqlx::{AnyConnection, Row};

use crate::problem::Outcome;

/// What a passkey is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CeremonyKind {
    /// To come into being.
    Registration,
    /// To prove that somebody who is known has it.
    Proof,
    /// To say who is there.
    SignIn,
}

/// As it is stored.
fn word(kind: CeremonyKind) -> &'static str {
    match kind {
        CeremonyKind::Registration => "registration",
        CeremonyKind::Proof => "proof",
        CeremonyKind::SignIn => "sign_in",
    }
}

/// Something that an authenticator is asked for.
#[derive(Clone, Debug)]
pub(crate) struct StoredCeremony {
    pub hash: String,
    pub kind: CeremonyKind,
    /// Whose passkey it is about, where that is known.
    pub person_id: Option<String>,
    pub state: String,
    pub expires_at: Timestamp,
}

pub(crate) async fn create(db: &mut AnyConnection, ceremony: &StoredCeremony) -> Outcome<()> {
    sqlx::query(
        "INSERT INTO passkey_ceremony (hash, person_id, kind, state, expires_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&ceremony.hash)
    .bind(ceremony.person_id.as_deref())
    .bind(word(ceremony.kind))
    .bind(&ceremony.state)
    .bind(ceremony.expires_at.unix_millis())
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes one that is open, and gives its state. Of several who come with its answer, one gets it.
pub(crate) async fn take(
    db: &mut AnyConnection,
    hash: &str,
    kind: CeremonyKind,
    person_id: Option<&str>,
    now: Timestamp,
) -> Outcome<Option<String>> {
    let delete = sqlx::query(
        "DELETE FROM passkey_ceremony WHERE hash = $1 AND kind = $2 \
         AND COALESCE(person_id, '') = $3 AND expires_at > $4 RETURNING state",
    );
    let delete = delete.bind(hash).bind(word(kind)).bind(person_id.unwrap_or_default());
    let row = delete.bind(now.unix_millis()).fetch_optional(db).await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

pub(crate) async fn delete_expired(db: &mut AnyConnection, now: Timestamp) -> Outcome<()> {
    let delete = sqlx::query("DELETE FROM passkey_ceremony WHERE expires_at <= $1");
    delete.bind(now.unix_millis()).execute(db).await?;
    Ok(())
}
