//! The audit log: what every change and every refused attempt was. Each entry seals the one
//! before it, so that a missing or altered entry is found.

mod chain;
pub(crate) mod verify;

use gatehouse_contract::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, Row};

pub use chain::{Verdict, verify, verify_all};

use crate::hex;
use crate::problem::{Outcome, Refusal};

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
