//! The audit log: what every change and every refused attempt was. Each entry seals the one
//! before it, so that a missing or altered entry is found.

use gatehouse_contract::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::hex;
use crate::problem::{Outcome, Refusal};
use crate::store::Store;

/// What somebody did or tried to do. The payload holds no secret.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub action: &'static str,
    pub payload: Value,
}

impl Event {
    /// A change, with what was there before and after.
    pub(crate) fn change(action: &'static str, before: Value, after: Value) -> Self {
        Self { action, payload: serde_json::json!({ "before": before, "after": after }) }
    }
}

/// One entry, all but its hash.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub organization_id: &'a str,
    pub seq: i64,
    pub happened_at: Timestamp,
    pub person_id: &'a str,
    pub person_name: &'a str,
    pub address: &'a str,
    pub request_id: &'a str,
    pub action: &'a str,
    pub outcome: &'a str,
    pub payload: &'a str,
}

impl Entry<'_> {
    /// `SHA-256(previous || fields || SHA-256(payload))`, where each field stands behind its
    /// length in bytes as a big-endian 64-bit number.
    fn hash(&self, previous: &[u8]) -> Vec<u8> {
        let (seq, at) = (self.seq.to_string(), self.happened_at.unix_millis().to_string());
        let fields = [
            self.organization_id,
            &seq,
            &at,
            self.person_id,
            self.person_name,
            self.address,
            self.request_id,
            self.action,
            self.outcome,
        ];
        let mut hash = Sha256::new_with_prefix(previous);
        for field in fields {
            hash.update((field.len() as u64).to_be_bytes());
            hash.update(field);
        }
        hash.update(Sha256::digest(self.payload));
        hash.finalize().to_vec()
    }
}

/// What stands before the first entry.
const GENESIS: [u8; 32] = [0; 32];

/// Appends an entry. The organization's lock is held, and `entry.seq` is what it gave.
pub(crate) async fn append(db: &mut AnyConnection, entry: &Entry<'_>) -> Outcome<()> {
    let previous =
        sqlx::query("SELECT hash FROM audit_entry WHERE organization_id = $1 AND seq = $2")
            .bind(entry.organization_id)
            .bind(entry.seq - 1)
            .fetch_optional(&mut *db)
            .await?;
    let previous = match previous {
        Some(row) => hex::decode(row.try_get(0)?).ok_or_else(|| Refusal::fault("audit hash"))?,
        None => GENESIS.to_vec(),
    };
    sqlx::query(
        "INSERT INTO audit_entry (organization_id, seq, happened_at, person_id, person_name, \
         address, request_id, action, outcome, payload, hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(entry.organization_id)
    .bind(entry.seq)
    .bind(entry.happened_at.unix_millis())
    .bind(entry.person_id)
    .bind(entry.person_name)
    .bind(entry.address)
    .bind(entry.request_id)
    .bind(entry.action)
    .bind(entry.outcome)
    .bind(entry.payload)
    .bind(hex::encode(&entry.hash(&previous)))
    .execute(db)
    .await?;
    Ok(())
}

/// What a look at a whole chain finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry is there and as it was written.
    Intact {
        /// How many there are.
        entries: i64,
        /// The hash of the last, in hex; empty when there is none.
        head: String,
    },
    /// The first entry that is missing or altered.
    Broken {
        /// Its sequence number.
        seq: i64,
    },
}

/// Looks at the whole chain of one organization.
///
/// # Errors
/// The database's.
pub async fn verify(store: &Store, organization_id: &str) -> sqlx::Result<Verdict> {
    let mut db = store.read().await?;
    let expected: i64 = sqlx::query("SELECT audit_seq FROM organization WHERE id = $1")
        .bind(organization_id)
        .fetch_one(&mut *db)
        .await?
        .try_get(0)?;
    let (mut previous, mut seq) = (GENESIS.to_vec(), 0);
    loop {
        let rows = page(&mut db, organization_id, seq).await?;
        for row in &rows {
            let hash = entry(organization_id, row)?.hash(&previous);
            let is_next = row.try_get::<i64, _>(0)? == seq + 1;
            if !is_next || hex::encode(&hash) != row.try_get::<&str, _>(9)? {
                return Ok(Verdict::Broken { seq: seq + 1 });
            }
            (previous, seq) = (hash, seq + 1);
        }
        if rows.is_empty() {
            break;
        }
    }
    if seq != expected {
        return Ok(Verdict::Broken { seq: seq + 1 });
    }
    let head = if seq == 0 { String::new() } else { hex::encode(&previous) };
    Ok(Verdict::Intact { entries: seq, head })
}

async fn page(
    db: &mut AnyConnection,
    organization_id: &str,
    after: i64,
) -> sqlx::Result<Vec<AnyRow>> {
    let rows = sqlx::query(
        "SELECT seq, happened_at, person_id, person_name, address, request_id, action, outcome, \
         payload, hash FROM audit_entry WHERE organization_id = $1 AND seq > $2 \
         ORDER BY seq LIMIT 500",
    );
    rows.bind(organization_id).bind(after).fetch_all(db).await
}

fn entry<'a>(organization_id: &'a str, row: &'a AnyRow) -> sqlx::Result<Entry<'a>> {
    Ok(Entry {
        organization_id,
        seq: row.try_get(0)?,
        happened_at: Timestamp::from_unix_millis(row.try_get(1)?).unwrap_or_default(),
        person_id: row.try_get(2)?,
        person_name: row.try_get(3)?,
        address: row.try_get(4)?,
        request_id: row.try_get(5)?,
        action: row.try_get(6)?,
        outcome: row.try_get(7)?,
        payload: row.try_get(8)?,
    })
}
