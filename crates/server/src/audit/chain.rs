use gatehouse_contract::{AuditVerdict as Verdict, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::{Entry, GENESIS};
use crate::hex;
use crate::store::{Store, organization};

/// Looks at the chain of every organization, and names each.
///
/// # Errors
/// The database's.
pub async fn verify_all(store: &Store) -> sqlx::Result<Vec<(String, Verdict)>> {
    let mut db = store.read().await?;
    let mut verdicts = Vec::new();
    for (id, name) in organization::all(&mut db).await? {
        verdicts.push((name, verify_in(&mut db, &id, Part::WHOLE).await?));
    }
    Ok(verdicts)
}

/// Looks at the whole chain of one organization.
///
/// # Errors
/// The database's.
pub async fn verify(store: &Store, organization_id: &str) -> sqlx::Result<Verdict> {
    verify_in(&mut *store.read().await?, organization_id, Part::WHOLE).await
}

/// Looks at a part of the chain of one organization.
///
/// # Errors
/// The database's.
pub async fn verify_part(
    store: &Store,
    organization_id: &str,
    part: Part,
) -> sqlx::Result<Verdict> {
    verify_in(&mut *store.read().await?, organization_id, part).await
}

/// A part of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// After this entry, whose own seal is taken as it stands; 0 for the beginning.
    pub after: i64,
    /// At least so many entries, if there are so many.
    pub entries: i64,
}

impl Part {
    /// All of it.
    pub const WHOLE: Self = Self { after: 0, entries: i64::MAX };
}

/// Looks at a part of the chain of one organization, in a transaction.
pub(super) async fn verify_in(
    db: &mut AnyConnection,
    organization_id: &str,
    part: Part,
) -> sqlx::Result<Verdict> {
    let expected: i64 = sqlx::query("SELECT audit_seq FROM organization WHERE id = $1")
        .bind(organization_id)
        .fetch_one(&mut *db)
        .await?
        .try_get(0)?;
    let Some(mut previous) = seal(db, organization_id, part.after).await? else {
        return Ok(Verdict::Broken { seq: part.after });
    };
    let mut seq = part.after;
    // No number is below 1, unless somebody slipped an entry in.
    let mut read = if seq == 0 { i64::MIN } else { seq };
    loop {
        let rows = page(db, organization_id, read).await?;
        for row in &rows {
            let number: i64 = row.try_get(0)?;
            match sealed(organization_id, row, &previous) {
                Some(hash) if number == seq + 1 => (previous, seq) = (hash, number),
                _ => return Ok(Verdict::Broken { seq: number.min(seq + 1) }),
            }
        }
        read = seq;
        if rows.is_empty() {
            break;
        }
        if seq - part.after >= part.entries && seq < expected {
            return Ok(Verdict::IntactSoFar { seq, entries: expected });
        }
    }
    if seq != expected {
        return Ok(Verdict::Broken { seq: seq + 1 });
    }
    let head = if seq == 0 { String::new() } else { hex::encode(&previous) };
    Ok(Verdict::Intact { entries: seq, head })
}

/// The seal of an entry, as it stands; `None` where it is missing or is none.
async fn seal(
    db: &mut AnyConnection,
    organization_id: &str,
    seq: i64,
) -> sqlx::Result<Option<Vec<u8>>> {
    if seq == 0 {
        return Ok(Some(GENESIS.to_vec()));
    }
    let row = sqlx::query("SELECT hash FROM audit_entry WHERE organization_id = $1 AND seq = $2");
    let row = row.bind(organization_id).bind(seq).fetch_optional(db).await?;
    let seal: Option<String> = row.map(|row| row.try_get(0)).transpose()?;
    Ok(seal.and_then(|seal| hex::decode(&seal)))
}

/// The seal of an entry after one with the seal `previous`, if it is the one that stands there. What
/// cannot be read was not written like this.
fn sealed(organization_id: &str, row: &AnyRow, previous: &[u8]) -> Option<Vec<u8>> {
    let hash = entry(organization_id, row).ok()?.hash(previous);
    let stands: &str = row.try_get(9).ok()?;
    (hex::encode(&hash) == stands).then_some(hash)
}

async fn page(
    db: &mut AnyConnection,
    organization_id: &str,
    after: i64,
) -> sqlx::Result<Vec<AnyRow>> {
    let rows = sqlx::query(
        "SELECT seq, happened_at, person_id, person_name, address, request_id, action, outcome, \
         payload, hash, device FROM audit_entry WHERE organization_id = $1 AND seq > $2 \
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
        device: row.try_get(10)?,
    })
}
