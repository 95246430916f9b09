//! The audit log: what every change and every refused attempt was. Each entry seals the one
//! before it, so that a missing or altered entry is found.

mod chain;
pub(crate) mod export;
pub(crate) mod filters;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod verify;

use std::borrow::Cow;

use gatehouse_contract::{AuditAction, Person, Problem, Timestamp};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

pub use chain::{Part, verify, verify_all, verify_part};
pub use gatehouse_contract::AuditVerdict as Verdict;

use crate::agent::Agent;
use crate::caller::Caller;
use crate::hex;
use crate::problem::{Outcome, Refusal};
use crate::request::Origin;

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

    /// An attempt that was refused, with the reason.
    pub(crate) fn refused(action: &'static str, refusal: &Refusal) -> Outcome<Self> {
        let reason = match &refusal.0 {
            Problem::Stale { .. } => serde_json::json!({ "type": "stale" }),
            Problem::ImpactChanged { .. } => serde_json::json!({ "type": "impact_changed" }),
            problem => serde_json::to_value(problem).map_err(Refusal::fault)?,
        };
        Ok(Self { action, payload: serde_json::json!({ "refused": reason }) })
    }
}

/// Who did something, from where, and in which request.
#[derive(Clone, Debug)]
pub(crate) struct Author {
    person_id: Cow<'static, str>,
    person_name: Cow<'static, str>,
    address: Cow<'static, str>,
    device: Cow<'static, str>,
    request_id: Cow<'static, str>,
}

impl Author {
    /// What the server is called where it does something by itself.
    pub(crate) const NAME: &str = "Gatehouse";

    /// The server, by itself.
    pub(crate) const SERVER: Self = Self {
        person_id: Cow::Borrowed(""),
        person_name: Cow::Borrowed(Self::NAME),
        address: Cow::Borrowed(""),
        device: Cow::Borrowed(""),
        request_id: Cow::Borrowed(""),
    };

    /// The person who sent a request.
    pub(crate) fn of(caller: &Caller) -> Self {
        Self::person(&caller.person.person, &caller.origin)
    }

    /// A person, whether or not they have a session.
    pub(crate) fn person(person: &Person, origin: &Origin) -> Self {
        Self { person_id: person.id.clone().into(), ..Self::stranger(person.name.clone(), origin) }
    }

    /// Somebody who is not known here.
    pub(crate) fn stranger(name: String, origin: &Origin) -> Self {
        Self {
            person_id: "".into(),
            person_name: name.into(),
            address: origin.address.to_string().into(),
            device: origin.user_agent.as_deref().map(Agent::described).unwrap_or_default().into(),
            request_id: origin.request_id.clone().into(),
        }
    }

    /// Appends the entry of an event under the number that the organization's lock gave.
    pub(crate) async fn append(
        &self,
        db: &mut AnyConnection,
        organization_id: &str,
        seq: i64,
        happened_at: Timestamp,
        outcome: &str,
        event: &Event,
    ) -> Outcome<()> {
        debug_assert!(
            AuditAction::find(event.action).is_some(),
            "no sentence for {}",
            event.action
        );
        let payload = event.payload.to_string();
        let entry = Entry {
            organization_id,
            seq,
            happened_at,
            person_id: &self.person_id,
            person_name: &self.person_name,
            address: &self.address,
            device: &self.device,
            request_id: &self.request_id,
            action: event.action,
            outcome,
            payload: &payload,
        };
        append(db, &entry).await
    }
}

/// One entry, all but its hash.
#[derive(Clone, Debug)]
struct Entry<'a> {
    organization_id: &'a str,
    seq: i64,
    happened_at: Timestamp,
    person_id: &'a str,
    person_name: &'a str,
    address: &'a str,
    device: &'a str,
    request_id: &'a str,
    action: &'a str,
    outcome: &'a str,
    payload: &'a str,
}

impl Entry<'_> {
    /// `SHA-256(previous || fields || SHA-256(payload) || device)`, where each field stands behind its
    /// length in bytes as a big-endian 64-bit number.
    ///
    /// The device came later: an entry without one ends behind its payload, as all did before. What is
    /// hashed can be read in one way alone, since everything up to there says how long it is or is always
    /// as long, so that no two entries are hashed as the same bytes, and a device can be neither added to
    /// an entry nor taken from it.
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
        if !self.device.is_empty() {
            hash.update((self.device.len() as u64).to_be_bytes());
            hash.update(self.device);
        }
        hash.finalize().to_vec()
    }
}

/// What stands before the first entry.
const GENESIS: [u8; 32] = [0; 32];

/// Appends an entry. The organization's lock is held, and `entry.seq` is what it gave.
async fn append(db: &mut AnyConnection, entry: &Entry<'_>) -> Outcome<()> {
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
    let hash = hex::encode(&entry.hash(&previous));
    insert(db, &[(entry.clone(), hash)]).await
}

/// Stores entries with their hashes.
async fn insert(db: &mut AnyConnection, rows: &[(Entry<'_>, String)]) -> Outcome<()> {
    let values = |row: usize| {
        let places: Vec<_> = (1..=12).map(|column| format!("${}", row * 12 + column)).collect();
        format!("({})", places.join(", "))
    };
    let values: Vec<_> = (0..rows.len()).map(values).collect();
    let sql = format!(
        "INSERT INTO audit_entry (organization_id, seq, happened_at, person_id, person_name, \
         address, request_id, action, outcome, payload, hash, device) VALUES {}",
        values.join(", ")
    );
    let mut insert = sqlx::query(AssertSqlSafe(sql));
    for (entry, hash) in rows {
        insert = insert
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
            .bind(hash.as_str())
            .bind(entry.device);
    }
    insert.execute(db).await?;
    Ok(())
}
