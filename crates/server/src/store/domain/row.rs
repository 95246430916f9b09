use gatehouse_contract::domain::{DomainName, DomainState};
use gatehouse_contract::{Timestamp, Version};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::StoredDomain;
use crate::problem::{Outcome, Refusal};
use crate::store::organization::change;

/// A claim, from all of its columns.
pub(super) fn read(row: &AnyRow) -> Outcome<StoredDomain> {
    let broken = || Refusal::fault("a domain cannot be read");
    let name: String = row.try_get("name")?;
    let check: Option<String> = row.try_get("last_check")?;
    let next: i64 = row.try_get("next_check_at")?;
    Ok(StoredDomain {
        id: row.try_get("id")?,
        organization_id: row.try_get("organization_id")?,
        name: DomainName::parse(&name).map_err(|_| broken())?,
        token: row.try_get("token")?,
        version: Version(row.try_get("version")?),
        state: state(row)?.ok_or_else(broken)?,
        claimed: change(row.try_get("claimed_by")?, row.try_get("claimed_at")?)
            .ok_or_else(broken)?,
        next_check: Timestamp::from_unix_millis(next).ok_or_else(broken)?,
        last_check: check.and_then(|json| serde_json::from_str(&json).ok()),
    })
}

fn state(row: &AnyRow) -> Outcome<Option<DomainState>> {
    let moment = |column: &str| -> Outcome<Option<Timestamp>> {
        Ok(row.try_get::<Option<i64>, _>(column)?.and_then(Timestamp::from_unix_millis))
    };
    let (since, seen_at) = (moment("verified_at")?, moment("seen_at")?);
    let (until, at) = (moment("lapses_at")?, moment("lapsed_at")?);
    let status: String = row.try_get("status")?;
    Ok(match (status.as_str(), since, seen_at) {
        ("pending", ..) => Some(DomainState::Pending),
        ("verified", Some(since), Some(seen_at)) => Some(DomainState::Verified { since, seen_at }),
        ("lapsing", Some(since), Some(seen_at)) => {
            until.map(|until| DomainState::Lapsing { since, seen_at, until })
        }
        ("lapsed", ..) => at.map(|at| DomainState::Lapsed { at }),
        _ => None,
    })
}

/// `verified_at`, `seen_at`, `lapses_at` and `lapsed_at`.
pub(super) fn moments(state: &DomainState) -> [Option<i64>; 4] {
    let of = |moment: &Timestamp| Some(moment.unix_millis());
    match state {
        DomainState::Pending => [None; 4],
        DomainState::Verified { since, seen_at } => [of(since), of(seen_at), None, None],
        DomainState::Lapsing { since, seen_at, until } => [of(since), of(seen_at), of(until), None],
        DomainState::Lapsed { at } => [None, None, None, of(at)],
    }
}

/// The state as it is stored and as it is on the wire.
pub(super) fn status_word(state: &DomainState) -> &'static str {
    match state {
        DomainState::Pending => "pending",
        DomainState::Verified { .. } => "verified",
        DomainState::Lapsing { .. } => "lapsing",
        DomainState::Lapsed { .. } => "lapsed",
    }
}
