//! A made-up past, for trials and measurements.

use gatehouse_contract::{AuditAction, Timestamp};
use serde_json::json;
use sqlx::AnyConnection;

use super::{Entry, GENESIS, insert};
use crate::hex;
use crate::problem::Outcome;

/// How many entries are written at a time: 12 values each, and SQLite takes 32,766.
const BATCH: i64 = 500;

/// How long the past was.
const DAYS: i64 = 365;

/// Writes a log of so many entries that end now, of these people (id and name), with a chain as if it
/// had been written one by one. There is no entry yet.
pub(crate) async fn write(
    db: &mut AnyConnection,
    organization_id: &str,
    people: &[(String, String)],
    entries: i64,
    now: Timestamp,
) -> Outcome<()> {
    let mut previous = GENESIS.to_vec();
    let pace = DAYS * 86_400_000 / entries.max(1);
    let mut next = 1;
    while next <= entries {
        let last = entries.min(next + BATCH - 1);
        let at = |seq| Timestamp::from_unix_millis(now.unix_millis() - (entries - seq) * pace);
        let made: Vec<_> =
            (next..=last).map(|seq| Made::new(seq, at(seq).unwrap_or(now), people)).collect();
        let mut rows = Vec::with_capacity(made.len());
        for entry in made.iter().map(|it| it.entry(organization_id)) {
            previous = entry.hash(&previous);
            rows.push((entry, hex::encode(&previous)));
        }
        insert(db, &rows).await?;
        next = last + 1;
    }
    let update = sqlx::query("UPDATE organization SET audit_seq = $2 WHERE id = $1");
    update.bind(organization_id).bind(entries).execute(db).await?;
    Ok(())
}

/// An entry that is made up.
struct Made<'a> {
    seq: i64,
    at: Timestamp,
    person: &'a (String, String),
    address: String,
    request_id: String,
    action: AuditAction,
    outcome: &'static str,
    payload: String,
}

impl<'a> Made<'a> {
    /// Always the same for a number. Sign-ins are many; what changes settings is rare, and so are
    /// refusals.
    fn new(seq: i64, at: Timestamp, people: &'a [(String, String)]) -> Self {
        let number = seq.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        let denied = json!({ "reason": "role_required", "roles": ["owner", "admin"] });
        let refused = json!({ "refused": { "type": "denied", "denial": denied } });
        let names = [format!("Northwind {}", number % 97), format!("Northwind {}", number % 89)];
        let [before, after] = names.map(|name| json!({ "name": name }));
        let (action, outcome, payload) = match number % 1_000 {
            0..600 => {
                (AuditAction::SignIn, "done", json!({ "with": "password", "after_failures": 0 }))
            }
            600..800 => (AuditAction::SignOut, "done", json!({})),
            800..960 => (AuditAction::StepUp, "done", json!({ "with": "password" })),
            960..985 => (
                AuditAction::RenameOrganization,
                "done",
                json!({ "before": before, "after": after }),
            ),
            985..995 => (AuditAction::SeeAccessSecurity, "refused", refused),
            _ => (AuditAction::RenameOrganization, "refused", refused),
        };
        let index = usize::try_from(number / 1_000).unwrap_or_default() % people.len();
        Self {
            seq,
            at,
            person: &people[index],
            address: format!("192.0.2.{}", number % 250 + 1),
            request_id: format!("{number:032x}"),
            action,
            outcome,
            payload: payload.to_string(),
        }
    }

    fn entry(&self, organization_id: &'a str) -> Entry<'_> {
        Entry {
            organization_id,
            seq: self.seq,
            happened_at: self.at,
            person_id: &self.person.0,
            person_name: &self.person.1,
            address: &self.address,
            device: "Firefox on Windows",
            request_id: &self.request_id,
            action: self.action.word(),
            outcome: self.outcome,
            payload: &self.payload,
        }
    }
}
