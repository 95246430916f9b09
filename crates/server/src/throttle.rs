//! Slowing down whoever guesses passwords, per account in the database with growing waits and per
//! client address in memory; and whoever is refused again and again.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use gatehouse_contract::{Problem, Timestamp};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, Row};

use crate::hex;
use crate::problem::Outcome;

/// Wrong passwords in a row that cost no wait.
const FREE_FAILURES: i64 = 5;
const FIRST_WAIT: i64 = 5_000;
const LONGEST_WAIT: i64 = 15 * 60_000;
/// After a day without a failure, the count begins anew.
pub(crate) const FORGOTTEN_AFTER: i64 = 24 * 3_600_000;

/// So many tries in a minute for each key.
pub(crate) struct Limit<K: Clone + Eq + Hash> {
    limiter: DefaultKeyedRateLimiter<K>,
    clock: DefaultClock,
}

impl<K: Clone + Eq + Hash> Limit<K> {
    pub(crate) fn new(per_minute: NonZeroU32) -> Self {
        Self::of(Quota::per_minute(per_minute))
    }

    /// So many things in an hour.
    pub(crate) fn per_hour(per_hour: NonZeroU32) -> Self {
        Self::of(Quota::per_hour(per_hour))
    }

    fn of(quota: Quota) -> Self {
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default() }
    }

    /// Counts a try.
    ///
    /// # Errors
    /// How long to wait, when there were too many.
    pub(crate) fn check(&self, key: impl Into<K>) -> Result<(), Problem> {
        self.check_many(key, NonZeroU32::MIN)
    }

    /// Counts so many at once, or none of them.
    ///
    /// # Errors
    /// How long to wait, when they are too many; an hour, when they always are.
    pub(crate) fn check_many(&self, key: impl Into<K>, many: NonZeroU32) -> Result<(), Problem> {
        match self.limiter.check_key_n(&key.into(), many) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(until)) => {
                let wait = until.wait_time_from(self.clock.now());
                Err(too_many(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)))
            }
            Err(_) => Err(too_many(3_600_000)),
        }
    }

    /// Forgets those who have not tried for a while.
    pub(crate) fn tidy(&self) {
        self.limiter.retain_recent();
    }
}

/// One client as its address tells: an IPv4 address, or the /64 of an IPv6 one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Network(IpAddr);

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        // An IPv4 address may come in an IPv6 one (RFC 4291, section 2.5.5.2).
        Self(match address.to_canonical() {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
            v4 => v4,
        })
    }
}

/// Where a password or a code is asked for. Each counts its own failures: a stranger at the one does
/// not make the person at the other wait.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Door {
    SignIn,
    StepUp,
    /// Where a code is asked for after the password.
    Code,
    /// Where a recovery code is asked for after the password.
    RecoveryCode,
    /// Where somebody who is signed in is asked for a code.
    OwnCode,
    /// Where a link to set a password is asked for: each time counts.
    PasswordReset,
}

/// Counts one try at an account's password, before the password is looked at, so that guesses
/// made at the same time are counted too. [`forgive`] takes it back when the password was right.
/// Answers whether the account has to wait after this try.
pub(crate) async fn count_try(
    db: &mut AnyConnection,
    door: Door,
    email: &str,
    now: Timestamp,
) -> Outcome<bool> {
    let (account, now) = (account(door, email), now.unix_millis());
    let row = sqlx::query(
        "INSERT INTO sign_in_failure (account, failures, last_at, blocked_until) \
         VALUES ($1, 0, $2, 0) \
         ON CONFLICT (account) DO UPDATE SET last_at = sign_in_failure.last_at \
         RETURNING failures, last_at, blocked_until",
    )
    .bind(&account)
    .bind(now)
    .fetch_one(&mut *db)
    .await?;
    let (failures, last_at, until) =
        (row.try_get::<i64, _>(0)?, row.try_get::<i64, _>(1)?, row.try_get::<i64, _>(2)?);
    if until > now {
        return Err(too_many(until - now).into());
    }
    let failures = if now - last_at > FORGOTTEN_AFTER { 1 } else { failures + 1 };
    sqlx::query(
        "UPDATE sign_in_failure SET failures = $2, last_at = $3, blocked_until = $4 \
         WHERE account = $1",
    )
    .bind(&account)
    .bind(failures)
    .bind(now)
    .bind(blocked_until(now, failures))
    .execute(db)
    .await?;
    Ok(wait_after(failures) > 0)
}

/// Forgets the failures of an account, because its password was right. Answers how many there
/// were before this try.
pub(crate) async fn forgive(db: &mut AnyConnection, door: Door, email: &str) -> Outcome<i64> {
    let forget = sqlx::query("DELETE FROM sign_in_failure WHERE account = $1 RETURNING failures");
    let tries = match forget.bind(account(door, email)).fetch_optional(db).await? {
        Some(row) => row.try_get::<i64, _>(0)?,
        None => 1,
    };
    Ok(tries - 1)
}

fn account(door: Door, email: &str) -> String {
    hex::encode(&Sha256::digest(format!("{door:?} {email}")))
}

fn wait_after(failures: i64) -> i64 {
    match failures - FREE_FAILURES {
        ..0 => 0,
        more => FIRST_WAIT.saturating_mul(1 << more.min(20)).min(LONGEST_WAIT),
    }
}

/// Until when an account is asked to wait. Where it is not, this is no moment: a try that began a little
/// earlier and is counted a little later has to wait for nothing.
fn blocked_until(now: i64, failures: i64) -> i64 {
    match wait_after(failures) {
        0 => 0,
        wait => now + wait,
    }
}

fn too_many(millis: i64) -> Problem {
    Problem::TooManyAttempts { retry_after: seconds(millis) }
}

/// So many milliseconds in whole seconds to wait: one at least.
pub(crate) fn seconds(millis: i64) -> u64 {
    u64::try_from(millis.max(1)).unwrap_or(1).div_ceil(1_000)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn waits_grow_and_never_become_permanent() {
        let waits: Vec<i64> = (0..30).map(wait_after).collect();
        assert!(waits[..5].iter().all(|wait| *wait == 0));
        assert!(waits.is_sorted());
        assert_eq!((waits[5], waits[6], waits[7]), (5_000, 10_000, 20_000));
        assert_eq!(waits[29], LONGEST_WAIT);
    }

    #[test]
    fn a_try_that_costs_no_wait_blocks_no_other_that_began_before_it() {
        assert_eq!((1..5).map(|failures| blocked_until(1_000, failures)).max(), Some(0));
        assert_eq!(blocked_until(1_000, 5), 6_000);
    }

    #[test]
    fn two_people_on_ipv4_are_not_slowed_down_by_each_other() {
        let [one, two] = [1, 2].map(|host| Ipv4Addr::new(192, 0, 2, host).to_ipv6_mapped());
        assert_ne!(Network::from(IpAddr::from(one)), Network::from(IpAddr::from(two)));
    }
}
