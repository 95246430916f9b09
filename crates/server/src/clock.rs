use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use gatehouse_contract::Timestamp;

/// The time as the server takes it. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// The time now, to the millisecond.
    pub fn now(&self) -> Timestamp {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let millis = i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX);
        let millis = millis.saturating_add(self.ahead.load(Ordering::Relaxed));
        Timestamp::from_unix_millis(millis).unwrap_or_default()
    }

    /// How long it is until then: no time at all once it has passed.
    pub(crate) fn until(&self, then: Timestamp) -> Duration {
        let millis = then.unix_millis() - self.now().unix_millis();
        Duration::from_millis(u64::try_from(millis).unwrap_or_default())
    }

    /// A clock that is so many seconds ahead of the machine's, or behind it.
    pub(crate) fn ahead(seconds: i64) -> Self {
        Self { ahead: Arc::new(AtomicI64::new(seconds.saturating_mul(1_000))) }
    }

    /// Moves the clock ahead of the machine's, for every clone.
    pub fn advance(&self, by: Duration) {
        let millis = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.ahead.fetch_add(millis, Ordering::Relaxed);
    }
}
